import type { Point } from './finding.ts'
import { cleanUp } from './steps/clean-up.ts'
import { clock } from './steps/clock.ts'
import { controlSignIn } from './steps/control-sign-in.ts'
import { lacks } from './steps/lacks.ts'
import { mail } from './steps/mail.ts'
import { metadata } from './steps/metadata.ts'
import { observers } from './steps/observers.ts'
import { reachability } from './steps/reachability.ts'
import { seedRoundTrip } from './steps/seed-round-trip.ts'
import { sentArrived } from './steps/sent-arrived.ts'
import { sessionProbe } from './steps/session-probe.ts'
import { signInStart } from './steps/sign-in-start.ts'
import { signOut } from './steps/sign-out.ts'

/** Every precondition of a run, in the order in which they are looked at. */
export const points: readonly Point[] = [
  reachability,
  metadata,
  clock,
  signInStart,
  controlSignIn,
  sessionProbe,
  observers,
  sentArrived,
  lacks,
  signOut,
  seedRoundTrip,
  mail,
  cleanUp,
]

/** What a run looks at before its first case. */
export const pointsBeforeRuns: readonly Point[] = points.filter((each) => each.beforeRuns)

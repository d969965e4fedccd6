import type { VendorProfile } from '../../idp/index.ts'
import type { SentAssertion } from '../case/sent.ts'
import type { CaseWorld } from '../case/world.ts'
import type { Driver } from '../drivers/driver.ts'
import type { DriverPool } from '../drivers/pool.ts'
import type { Parties } from '../parties/parties.ts'
import type { Target } from '../target/schema/target.ts'
import type { SpFacts } from '../target/sp-facts.ts'

/** What an examination of the set-up found at one point. It is never a verdict on the SP. */
export type Finding =
  | { state: 'ok'; says: string }
  /** @param fix what to do: sentences, or lines of YAML for the target file */
  | { state: 'failed'; says: string; fix: string[] }
  /** Nothing is known to be wrong, and something could not be told. @param fix what that is and why, a line each, or what would tell */
  | { state: 'warning'; says: string; fix: string[] }
  | { state: 'skipped'; says: string; fix?: string[] }

/** Everything that the points of an examination share. Later points use what earlier ones have done. */
export interface Examination {
  target: Target
  profile: VendorProfile
  parties: Parties
  facts: SpFacts | null
  /** Two people nobody has seen before, and a place to sign in at. */
  world: CaseWorld
  /** The browsers of the examination, of the kind that cases use by default here. */
  browsers: DriverPool
  /** A real browser, for finding out whether the pages need scripts; null where none is wanted. */
  scripted(): Promise<Driver | null>
  /** The browser in which the positive control signed in. */
  signedIn: Driver | null
  /** What our IdP said of that person. */
  sent: SentAssertion | null
}

/** One precondition of a run: what has to hold, and how to find out. */
export interface Point {
  id: string
  title: string
  /** Points that have to hold before this one makes sense. */
  needs: readonly string[]
  /** Whether a run looks at it too, before its first case. */
  beforeRuns: boolean
  examine(examination: Examination): Promise<Finding>
}

export function definePoint(point: Point): Point {
  return point
}

export const ok = (says: string): Finding => ({ state: 'ok', says })
export const failed = (says: string, ...fix: string[]): Finding => ({ state: 'failed', says, fix })
export const warning = (says: string, ...fix: string[]): Finding => ({ state: 'warning', says, fix })
export const skipped = (says: string, ...fix: string[]): Finding => ({
  state: 'skipped',
  says,
  ...(fix.length > 0 ? { fix } : {}),
})

import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { IdpOffer } from '../instrument/offer.ts'
import type { Observation } from '../observe/observer.ts'
import type { IdpExchange } from '../parties/idp-client.ts'
import type { AccountSeen, MailSeen } from '../results.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { SurfaceName, TargetFile } from '../target/schema/target.ts'
import type { CaseGiven } from './given.ts'
import type { CasePerson } from './people.ts'
import type { SentAssertion } from './sent.ts'
import type { Settled } from './settled.ts'
import type { Statement } from './statements.ts'
import type { Place } from './world.ts'

/** Who the SP says is signed in, asked from the same browser. */
export interface SessionSeen {
  /** false when the probe itself gave no usable answer. */
  known: boolean
  signedInAs: string | null
  /** Somebody is signed in, and nothing says who. */
  unnamed?: true
  /** What the probe shows of the account itself. */
  account?: AccountSeen
  /** The active environment or workspace, in the target's words; absent where the target does not tell. */
  place?: string
}

/** What one sign-in looked like from outside. */
export interface Landing {
  url: string
  status: number | null
  text: string
  refusalCode: string | null
  /** The headings of the page. */
  headings?: readonly string[]
}

/** One step of a case with everything that was seen before, during and after it. */
export interface StepRecord {
  kind: string
  sentence: string
  /** The unbent twin of a bent sign-in. */
  control: boolean
  person: CasePerson | null
  place: Place | null
  channel: 'go' | 'portal' | null
  mutation: string | null
  startedAt: string
  durationMs: number
  landing: Landing | null
  session: SessionSeen | null
  /** For parallel sign-ins: each one's landing and session. */
  parallel: { landing: Landing | null; session: SessionSeen; problem: string | null }[]
  before: Observation
  after: Observation
  exchanges: IdpExchange[]
  /** The assertion that was sent last in this step, as it was on the wire. */
  sent: SentAssertion | null
  mails: MailSeen[]
  /** Facts of a step kind of its own, e.g. which code was typed in. */
  details: Record<string, string>
  /** What an administrator switched in this step at an environment or workspace; it holds in later steps. */
  settings?: { name: string; jit?: boolean | undefined; samlEnabled?: boolean | undefined }
  /** What an administrator lets the person do at the place from this step on. */
  permissions?: readonly string[]
  /** What an administrator settled in this step about who may come in. */
  settled?: Settled
  screenshots: { title: string; path: string }[]
  /** What our own IdP offered and said at the end of the step, where it is what is judged. */
  offer: IdpOffer | null
}

/** Everything that checks may look at. They read it and touch nothing. */
export interface CaseRun {
  scenario: Scenario
  profile: { id: string; title: string }
  surface: SurfaceName | 'idp'
  target: Pick<TargetFile, 'name' | 'forms' | 'isolation' | 'lacks' | 'mail' | 'portal'>
  policy: ProvisioningPolicy
  /** Domains that the SP was told are the organisation's own, beside what the scenario says of domains; null where it was told none. */
  verifiedDomains: readonly string[] | null
  attributeMap: Readonly<Record<string, string>>
  given: CaseGiven
  people: ReadonlyMap<string, CasePerson>
  places: ReadonlyMap<string, Place>
  statements: readonly Statement[]
  steps: readonly StepRecord[]
}

import type { Driver } from '../drivers/driver.ts'
import type { AccountSeen, AuditSeen, EvidenceGrade } from '../results.ts'
import type { Target } from '../target/schema/target.ts'
import type { Variables } from '../target/template.ts'
import type { KnownPerson, Sought } from './sought.ts'

/** What could be seen of the SP's state. 'unknown' is never read as "nothing there". */
export interface Observation {
  accounts: AccountSeen[] | 'unknown'
  audit: AuditSeen[] | 'unknown'
  /** What the accounts rest on, where one of their fields says nothing else; absent where they are unknown. */
  grade?: EvidenceGrade
  /** The accounts of those who were signed in, and no others: nobody could have counted. */
  partial?: boolean
  /** Where it is partial: the addresses, in lower case, of the accounts that showed themselves now. The others are remembered. */
  shown?: readonly string[]
  /** Why something is unknown, in a sentence for each observer that gave no answer. */
  problems?: string[]
  /** Where weaker evidence says something else than better evidence, a sentence each. */
  disagreements?: string[]
}

/** What an observer may look with. */
export interface Look {
  target: Target
  variables: Variables
  /** A browser of its own, the same for every look of a case, for what an administrator sees. */
  admin(): Promise<Driver>
  /** The browser of the person who acted last; null when there is none or nobody is signed in there. */
  person: Driver | null
}

/** A way to look at an SP's state (O1 to O9 of the requirement base). */
export interface Observer {
  name: string
  /** Its place in the target file, e.g. `observe.0`. */
  where: string
  /** E1 for the SP's own state, E4 for what a page shows. */
  grade: EvidenceGrade
  /** @throws Error in one line that begins with the place in the target file and says what came instead */
  observe(look: Look): Promise<Observation>
  /** Looks for each place that the target file names, for somebody who has an account for sure. Only the doctor asks. @throws like `observe` */
  seek(look: Look, person: KnownPerson): Promise<Sought[]>
}

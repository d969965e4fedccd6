import type { AccountSeen, AuditSeen } from '../results.ts'
import type { Variables } from '../target/template.ts'

/** What could be seen of the SP's state. 'unknown' is never read as "nothing there". */
export interface Observation {
  accounts: AccountSeen[] | 'unknown'
  audit: AuditSeen[] | 'unknown'
}

/** A way to look at an SP's state (O1 to O9 of the requirement base). */
export interface Observer {
  name: string
  observe(variables: Variables): Promise<Observation>
}

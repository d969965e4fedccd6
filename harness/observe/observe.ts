import type { AccountSeen, AuditSeen } from '../results.ts'
import type { Target } from '../target/schema.ts'
import type { Variables } from '../target/template.ts'
import { httpJsonObserver } from './http-json.ts'
import type { Observation, Observer } from './observer.ts'
import { sqlObserver } from './sql.ts'

/** What the target's observers see of one case; the first that knows an observable wins. Without an observer everything is unknown. */
export async function observeWith(target: Target, variables: Variables, token: string): Promise<Observation> {
  const seen = await Promise.all(observersOf(target).map((observer) => observer.observe(variables)))
  const accounts = seen.map((each) => each.accounts).find((each) => each !== 'unknown') ?? 'unknown'
  const audit = seen.map((each) => each.audit).find((each) => each !== 'unknown') ?? 'unknown'
  // In an organisation of one's own everything counts, also a record without a usable address.
  const own = target.isolation === 'organisation'
  return {
    accounts: accounts === 'unknown' ? accounts : accounts.filter((each) => own || belongs(each, token)),
    audit: audit === 'unknown' ? audit : audit.filter((each) => own || auditBelongs(each, token)),
  }
}

function observersOf(target: Target): Observer[] {
  return target.observe.map((spec) => (spec.kind === 'sql' ? sqlObserver(spec) : httpJsonObserver(spec)))
}

/** Every address and NameID of a case holds its token; people of other cases are not ours to judge. */
function belongs(account: AccountSeen, token: string): boolean {
  return [account.email, ...(account.idpIds ?? [])].some((each) => each.toLowerCase().includes(token))
}

function auditBelongs(entry: AuditSeen, token: string): boolean {
  return JSON.stringify(entry).toLowerCase().includes(token)
}

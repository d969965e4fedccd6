import { UsageError, wordsOf } from '../errors.ts'
import type { AccountSeen, AuditSeen } from '../results.ts'
import type { ObserverSpec } from '../target/schema/observers.ts'
import { httpJsonObserver } from './http-json.ts'
import { mergeObservations } from './merge.ts'
import type { Look, Observation, Observer } from './observer.ts'
import { sqlObserver } from './sql.ts'

/**
 * What the target's observers see of one case, the best evidence first. An observer that fails leaves the rest to the others; what nobody
 * could see is unknown, with the reason.
 */
export async function observeWith(look: Look, token: string): Promise<Observation> {
  const seen = await Promise.all(observersOf(look.target.observe).map((observer) => observe(observer, look)))
  const { accounts, audit, ...rest } = mergeObservations(seen)
  // In an organisation of one's own everything counts, also a record without a usable address.
  const own = look.target.isolation === 'organisation'
  return {
    ...rest,
    accounts: accounts === 'unknown' ? accounts : accounts.filter((each) => own || belongs(each, token)),
    audit: audit === 'unknown' ? audit : audit.filter((each) => own || auditBelongs(each, token)),
  }
}

/** One observer's answer; a failure is an answer too. @throws UsageError for a mistake in the target file */
export async function observe(observer: Observer, look: Look): Promise<Observation> {
  try {
    return { grade: observer.grade, ...(await observer.observe(look)) }
  } catch (error) {
    if (error instanceof UsageError) throw error
    return {
      accounts: 'unknown',
      audit: 'unknown',
      problems: [`the observer ${observer.name} gave no answer: ${wordsOf(error)}`],
    }
  }
}

/** The observers of a target file, in its order. */
export function observersOf(specs: readonly ObserverSpec[]): Observer[] {
  return specs.map((spec) => makeObserver(spec))
}

function makeObserver(spec: ObserverSpec): Observer {
  switch (spec.kind) {
    case 'http-json':
      return httpJsonObserver(spec)
    case 'sql':
      return sqlObserver(spec)
    default:
      throw new UsageError(`observe: the kind ${spec.kind} is not there yet`)
  }
}

/** Every address and NameID of a case holds its token; people of other cases are not ours to judge. */
function belongs(account: AccountSeen, token: string): boolean {
  return [account.email, ...(account.idpIds ?? [])].some((each) => each.toLowerCase().includes(token))
}

function auditBelongs(entry: AuditSeen, token: string): boolean {
  return JSON.stringify(entry).toLowerCase().includes(token)
}

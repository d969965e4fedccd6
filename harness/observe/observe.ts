import { UsageError, wordsOf } from '../errors.ts'
import type { AccountSeen, AuditSeen } from '../results.ts'
import type { ObserverSpec } from '../target/schema/observers.ts'
import { secretsIn } from '../target/template.ts'
import { withoutSecrets } from '../target/without-secrets.ts'
import { createBreaker } from './breaker.ts'
import { commandObserver } from './command.ts'
import { httpJsonObserver } from './http-json.ts'
import { mergeObservations } from './merge.ts'
import type { Look, Observation, Observer } from './observer.ts'
import { pageObserver } from './page.ts'
import { scimObserver } from './scim.ts'
import { sqlObserver } from './sql.ts'

/** Of this process. A worker of a run has one target; another target's observers are others. */
const breaker = createBreaker()

/**
 * What the target's observers see of one case, the best evidence first. An observer that fails leaves the rest to the others; what nobody
 * could see is unknown, with the reason.
 */
export async function observeWith(look: Look, token: string): Promise<Observation> {
  const specs = look.target.observe
  const seen = await Promise.all(
    observersOf(specs).map((observer, index) =>
      observeUnlessBroken(observer, look, `${look.target.file} ${JSON.stringify(specs[index])}`),
    ),
  )
  // In an organisation of one's own everything counts, also a record without a usable address.
  return mergeObservations(look.target.isolation === 'organisation' ? seen : seen.map((each) => ofCase(each, token)))
}

function ofCase(seen: Observation, token: string): Observation {
  const { accounts, audit } = seen
  return {
    ...seen,
    accounts: accounts === 'unknown' ? accounts : accounts.filter((each) => belongs(each, token)),
    audit: audit === 'unknown' ? audit : audit.filter((each) => auditBelongs(each, token)),
  }
}

/** One observer's answer; a failure is an answer too. @throws UsageError for a mistake in the target file */
export async function observe(observer: Observer, look: Look): Promise<Observation> {
  const seen = await attempt(observer, look)
  return 'failure' in seen ? noAnswer(observer, seen.failure) : seen
}

async function observeUnlessBroken(observer: Observer, look: Look, key: string): Promise<Observation> {
  const broken = breaker.whyNot(key)
  if (broken !== null) return noAnswer(observer, broken)
  const seen = await attempt(observer, look)
  if (!('failure' in seen)) {
    breaker.answered(key)
    return seen
  }
  breaker.failed(key, seen.failure)
  return noAnswer(observer, seen.failure)
}

async function attempt(observer: Observer, look: Look): Promise<Observation | { failure: string }> {
  try {
    return { grade: observer.grade, ...(await observer.observe(look)) }
  } catch (error) {
    if (error instanceof UsageError) throw error
    return { failure: withoutSecrets(wordsOf(error), secretsIn(look.target)) }
  }
}

function noAnswer({ name, where }: Observer, why: string): Observation {
  const words = why.startsWith(where) ? why : `${where}: ${why}`
  return { accounts: 'unknown', audit: 'unknown', problems: [`the observer ${name} gave no answer: ${words}`] }
}

/** The observers of a target file, in its order. */
export function observersOf(specs: readonly ObserverSpec[]): Observer[] {
  return specs.map((spec, index) => makeObserver(spec, `observe.${index}`))
}

function makeObserver(spec: ObserverSpec, where: string): Observer {
  switch (spec.kind) {
    case 'http-json':
      return httpJsonObserver(spec, where)
    case 'sql':
      return sqlObserver(spec, where)
    case 'scim':
      return scimObserver(spec, where)
    case 'command':
      return commandObserver(spec, where)
    case 'page':
      return pageObserver(spec, where)
  }
}

/** Every address and NameID of a case holds its token; people of other cases are not ours to judge. */
function belongs(account: AccountSeen, token: string): boolean {
  return [account.email, ...(account.idpIds ?? [])].some((each) => each.toLowerCase().includes(token))
}

function auditBelongs(entry: AuditSeen, token: string): boolean {
  return JSON.stringify(entry).toLowerCase().includes(token)
}

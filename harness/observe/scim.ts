import { boundedText } from '../bounded-text.ts'
import { wordsOf } from '../errors.ts'
import { demandAllowedHost } from '../target/allowed-host.ts'
import { fillAddress } from '../target/fill-address.ts'
import { namesIn } from '../target/pointer-guess.ts'
import type { ScimObserverSpec } from '../target/schema/observers.ts'
import { fillText } from '../target/template.ts'
import type { Look, Observer } from './observer.ts'
import { MAX_PAGES, PAGE_SIZE, type PageQuery, readAll, type ScimPage, toPage } from './scim-list.ts'
import { accountFromScim } from './scim-user.ts'

type Ask = (query: PageQuery) => Promise<ScimPage>

/**
 * Reads accounts from a SCIM 2.0 service (RFC 7644). The whole list is read where it is not too long: an account whose userName is
 * something else than expected is found too. Of a longer one, a filter that has proven itself picks this case's accounts.
 */
export function scimObserver(spec: ScimObserverSpec, where: string): Observer {
  return {
    name: 'scim',
    where,
    grade: 'E1',
    // RFC 7643 says where everything stands; the target file names no place.
    seek: async () => [],
    async observe(look) {
      const ask = makeAsk(spec, look, where)
      try {
        const users = (await readAll(ask)) ?? (await searchLong(ask, look))
        demandUsers(users)
        const token = String(look.variables.case)
        return { accounts: users.map((each) => accountFromScim(each, token)), audit: 'unknown' }
      } catch (error) {
        throw new Error(wordsOf(error).startsWith(where) ? wordsOf(error) : `${where}.url: ${wordsOf(error)}`)
      }
    },
  }
}

/** RFC 7643 4.1: every User has a userName. @throws Error in a few words for resources of another kind */
function demandUsers(resources: readonly unknown[]): void {
  const isUser = (each: unknown) => typeof each === 'object' && each !== null && ('userName' in each || 'emails' in each)
  if (resources.length === 0 || resources.some(isUser)) return
  throw new Error(`none of the ${resources.length} that /Users lists has a userName or emails; ${namesIn(resources[0])}`)
}

const most = PAGE_SIZE * MAX_PAGES

async function searchLong(ask: Ask, { target, variables }: Look): Promise<unknown[]> {
  if (target.isolation === 'organisation') throw new Error(`there are more than ${most} users`)
  // A server may leave out a filter that it does not know; it is asked for somebody who is there, who has to be found alone.
  const [somebody] = (await ask({ startIndex: 1, count: 1 })).resources as { userName?: unknown }[]
  const proof = await readAll(ask, `userName eq ${JSON.stringify(String(somebody?.userName ?? ''))}`)
  if (proof?.length !== 1) throw new Error(`there are more than ${most} users, and the server does not heed a filter on userName`)
  const token = JSON.stringify(String(variables.case))
  const found = await readAll(ask, `userName co ${token} or emails.value co ${token} or externalId co ${token}`)
  if (found === null) throw new Error(`more than ${most} users match the filter, so the server does not heed it`)
  return found
}

function makeAsk(spec: ScimObserverSpec, { target, variables }: Look, where: string): Ask {
  const base = fillAddress(spec.url, variables, `${where}.url`).replace(/\/$/, '')
  demandAllowedHost(base, target)
  const headers = new Headers({ accept: 'application/scim+json, application/json;q=0.9' })
  for (const [name, value] of Object.entries(spec.headers))
    headers.set(name, fillText(value, variables, `${where}.headers.${name}`))
  const signal = AbortSignal.timeout(target.timeouts.request * 1000)
  return async ({ startIndex, count, filter }) => {
    const query = new URLSearchParams({ startIndex: String(startIndex), count: String(count), ...(filter ? { filter } : {}) })
    const url = `${base}/Users?${query}`
    let answer: Response
    let text: string
    try {
      answer = await fetch(url, { headers, signal, redirect: 'manual' })
      text = await boundedText(answer)
    } catch (error) {
      throw new Error(`GET ${url} got no answer: ${wordsOf(error)}`)
    }
    if (answer.status === 401 || answer.status === 403)
      throw new Error(`${where}.headers: GET ${base}/Users answered ${answer.status}: the service does not accept these headers`)
    if (answer.status >= 300) {
      const meant = /\/Users$/.test(base) ? '; url names the service, without /Users' : ''
      throw new Error(
        `GET ${url} answered ${answer.status}${filter ? ' to a filter' : ''}: ${detailOf(text) || 'without a word'}${meant}`,
      )
    }
    return toPage(parsed(text, answer.headers.get('content-type')))
  }
}

/** RFC 7644 3.1 asks for application/scim+json; other words for JSON are common and do no harm. */
function parsed(text: string, contentType: string | null): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(
      `the answer is ${contentType ?? 'of no type'}, not JSON; it begins: ${text.replace(/\s+/g, ' ').trim().slice(0, 100)}`,
    )
  }
}

/** RFC 7644 3.12: an error's `detail` is for people. */
function detailOf(text: string): string {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown }
    if (typeof detail === 'string') return detail.slice(0, 300)
  } catch {
    // Not every server keeps to it.
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, 300)
}

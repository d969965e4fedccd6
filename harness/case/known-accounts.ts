import { filled, graded, gradedPart, isSame, recalling, type Sight } from '../observe/fill.ts'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen } from '../results.ts'
import type { SessionSeen } from './case-run.ts'

/**
 * By lower-cased address, what sessions and pages showed of accounts last: of an account that an observer lists, what the observer leaves
 * open. Of one that our own hook made or changed, the address.
 */
export type KnownAccounts = Map<string, AccountSeen>

/** An account that only its own session and pages show rests on the session, where it has one. */
const BASE = 'E2'

/**
 * What is known after a step: what observers saw, and where they leave something open, what the session shows. It is remembered, in place
 * of what was shown earlier: a field that is not shown any more is not known any more.
 *
 * Where nobody can list accounts, those that have shown themselves are all that can be said, and no word on how many there are.
 */
export function lookedAt(known: KnownAccounts, session: SessionSeen | undefined, seen: Observation): Observation {
  const asked = session?.signedInAs?.includes('@') ? (session.account ?? { email: session.signedInAs }) : null
  return seen.accounts === 'unknown' || seen.partial ? withoutList(known, asked, seen) : withList(known, asked, seen)
}

/** What is known before a step: that of the step before, and what better evidence than that showed earlier still. */
export function recalled(known: KnownAccounts, seen: Observation): Observation {
  if (seen.accounts === 'unknown' || seen.partial) return { ...seen, ...standing(known), shown: seen.shown ?? [] }
  const accounts = seen.accounts.map((each) => {
    const memory = known.get(keyOf(each))
    const isOne = seen.accounts !== 'unknown' && seen.accounts.filter((other) => isSame(other, each)).length === 1
    return memory && isOne ? recalling(each, seen.grade ?? 'E1', memory) : each
  })
  return { ...seen, accounts }
}

/** What a hook did to an account is not what the SP shows of it: from now on only that there is one with this address. */
export function forget(known: KnownAccounts, email: string): void {
  known.set(email.toLowerCase(), { email })
}

function withList(known: KnownAccounts, asked: AccountSeen | null, seen: Observation): Observation {
  const after = filled(seen, asked ? [{ account: asked, grade: BASE }] : [])
  for (const account of after.accounts === 'unknown' ? [] : after.accounts) {
    const own = gradedPart(account)
    if (own.grades || (asked && isSame(asked, account))) known.set(keyOf(account), own)
  }
  return after
}

function withoutList(known: KnownAccounts, asked: AccountSeen | null, seen: Observation): Observation {
  const { accounts, grade = 'E4' } = seen
  const pages: Sight[] = accounts === 'unknown' ? [] : accounts.map((account) => ({ account, grade }))
  const own = filled({ accounts: asked ? [asked] : [], audit: 'unknown', grade: BASE }, pages)
  const others = pages.filter(({ account }) => !asked || !isSame(asked, account)).map((each) => graded(each.account, each.grade))
  const shown = [...(own.accounts === 'unknown' ? [] : own.accounts), ...others]
  for (const each of shown) known.set(keyOf(each), each)
  const { disagreements = [] } = own
  const said = [...(seen.disagreements ?? []), ...disagreements]
  return { ...seen, ...standing(known), shown: shown.map(keyOf), ...(said.length > 0 ? { disagreements: said } : {}) }
}

function standing(known: KnownAccounts): Pick<Observation, 'accounts' | 'grade' | 'partial'> {
  return { accounts: [...known.values()], grade: BASE, partial: true }
}

function keyOf({ email }: AccountSeen): string {
  return email.toLowerCase()
}

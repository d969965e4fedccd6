import type { Person } from '../directory/schema.ts'
import type { SignIn } from '../profiles/sign-in.ts'
import { addSeconds } from '../saml/time.ts'
import type { Attempts, Tenant } from '../tenants/tenant.ts'

/** What one more wrong password leads to. Pure. */
export function afterWrong(lock: SignIn['lock'], before: Attempts | undefined, now: Date): Attempts {
  const wrong = (before?.wrong ?? 0) + 1
  if (!lock || wrong < lock.after) return { wrong }
  return { wrong: 0, lockedUntil: lock.seconds === null ? null : addSeconds(now, lock.seconds) }
}

/** Counts a wrong password, and locks the account where that was one too many. */
export function countWrong(tenant: Tenant, person: Person): void {
  const next = afterWrong(tenant.profile.signIn.lock, tenant.attempts.get(person.id), tenant.now())
  tenant.attempts.set(person.id, next)
  if (next.lockedUntil !== undefined && (person.status ?? 'active') === 'active')
    tenant.directory.people.set(person.id, { ...person, status: 'locked' })
}

/** Somebody as they are now: a lock that wrong passwords have brought on may have ended. */
export function asOfNow(tenant: Tenant, person: Person): Person {
  const until = tenant.attempts.get(person.id)?.lockedUntil
  if (person.status !== 'locked' || !until || until > tenant.now()) return person
  const { status: _, ...unlocked } = person
  tenant.attempts.delete(person.id)
  tenant.directory.people.set(person.id, unlocked)
  return unlocked
}

import type { Person } from '../directory/schema.ts'
import type { SignIn } from '../profiles/sign-in.ts'
import { addSeconds } from '../saml/time.ts'
import type { Attempts, Tenant } from '../tenants/tenant.ts'

/** What one more wrong password leads to; `for-good`: an administrator has to unlock the account. Pure. */
export function afterWrong(lock: SignIn['lock'], before: Attempts | undefined, now: Date): Attempts | 'for-good' {
  const wrong = (before?.wrong ?? 0) + 1
  if (!lock || wrong < lock.after) return { wrong }
  return lock.seconds === null ? 'for-good' : { wrong: 0, lockedUntil: addSeconds(now, lock.seconds) }
}

/** Counts a wrong password, and locks the account where that was one too many. Somebody who cannot come in anyway stays as they are. */
export function countWrong(tenant: Tenant, person: Person): void {
  if (barredBy(tenant, person)) return
  const next = afterWrong(tenant.profile.signIn.lock, tenant.attempts.get(person), tenant.now())
  if (next === 'for-good') tenant.directory.people.set(person.id, { ...person, status: 'locked' })
  else tenant.attempts.set(person, next)
}

/** Why somebody is not let in whatever they prove; null: they are. */
export function barredBy({ attempts, now }: Pick<Tenant, 'attempts' | 'now'>, person: Person): 'suspended' | 'locked' | null {
  const { status = 'active' } = person
  if (status !== 'active') return status
  const until = attempts.get(person)?.lockedUntil
  return until && until > now() ? 'locked' : null
}

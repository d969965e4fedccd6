import type { Person } from '../directory/schema.ts'
import type { SignInStep } from '../profiles/sign-in.ts'
import type { PendingSignIn, Tenant } from '../tenants/tenant.ts'
import { matchingStep } from '../totp/totp.ts'
import { barredBy, countWrong } from './lockout.ts'

type Step = SignInStep<'userName' | 'password' | 'code'>

/** The pages of a sign-in: for somebody with an authenticator app one more, after the password. */
function stepsFor({ signIn }: Tenant['profile'], person: Person | undefined): readonly Step[] {
  const { steps, secondFactor } = signIn
  if (person?.totpSecret === undefined) return steps
  const after = steps.findIndex(({ fields }) => fields.some(({ value }) => value === 'password')) + 1
  return [...steps.slice(0, after), secondFactor, ...steps.slice(after)]
}

/** The page that a sign-in stands at; undefined: it has come to its end. */
export function currentStep({ profile, directory }: Tenant, { step, personId }: PendingSignIn): Step | undefined {
  return stepsFor(profile, personId === null ? undefined : directory.people.get(personId))[step]
}

/** Where the sign-in stands, past pages that this browser does not want to see again. */
export function pastSilenced(tenant: Tenant, pending: PendingSignIn): PendingSignIn {
  const keeps = pending.browser === null ? undefined : tenant.staysUnasked.get(pending.browser, tenant.now())
  const isSilenced = keeps !== undefined && currentStep(tenant, pending)?.checkbox?.silences
  return isSilenced ? { ...pending, keeps, step: pending.step + 1 } : pending
}

export const asks = (step: Step | undefined, what: 'password' | 'code'): boolean =>
  step?.fields.some(({ value }) => value === what) ?? false

/** What was typed on a page: who it was, or what is wrong with it. A code that was taken once is wrong from then on. */
export function readStep(
  tenant: Tenant,
  pending: PendingSignIn,
  fields: Record<string, unknown>,
): { person: Person } | { error: string; typed: string } {
  const { messages } = tenant.profile.signIn
  let person = pending.personId === null ? undefined : tenant.directory.people.get(pending.personId)
  for (const { name, value } of currentStep(tenant, pending)?.fields ?? []) {
    const typed = String(fields[name] ?? '')
    if (value === 'userName') person = tenant.directory.findByUserName(typed)
    if (!person) return { error: messages.unknownPerson.replace('{name}', () => typed.slice(0, LONGEST_NAME)), typed }
    if (value === 'password' && person.password !== typed) return { error: wrongPassword(tenant, person), typed: '' }
    if (value === 'code' && !takesCode(tenant, person, typed)) return { error: messages.wrongCode, typed: '' }
  }
  return person ? { person } : { error: messages.unknownPerson.replace('{name}', ''), typed: '' }
}

/** Longer ones are nobody's, and would fill the page. */
const LONGEST_NAME = 256

/** Counts it, and says what the vendor says, of an account that is locked by now perhaps that. */
function wrongPassword(tenant: Tenant, person: Person): string {
  const { messages, lock } = tenant.profile.signIn
  countWrong(tenant, person)
  const isLocked = lock?.isSaid && barredBy(tenant, tenant.directory.people.get(person.id) ?? person) === 'locked'
  return isLocked ? messages.locked : messages.wrongPassword
}

function takesCode({ takenSteps, now }: Tenant, { totpSecret }: Person, typed: string): boolean {
  if (totpSecret === undefined) return true
  const step = matchingStep(totpSecret, typed, now(), takenSteps.get(totpSecret) ?? null)
  if (step !== null) takenSteps.set(totpSecret, step)
  return step !== null
}

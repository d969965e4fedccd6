import type { Response } from 'express'
import type { App, Person } from '../directory/schema.ts'
import { definePage, definePartial } from '../server/pages.ts'
import type { PendingSignIn, Tenant } from '../tenants/tenant.ts'
import { codeToType } from '../totp/totp.ts'
import type { Destination } from './errand.ts'
import { writePostForm } from './post-form.ts'
import { asks, currentStep } from './steps.ts'

definePartial('sign-in-as', new URL('./templates/sign-in-as.hbs', import.meta.url))
const signInPage = definePage<Record<string, unknown>>(new URL('./templates/sign-in.hbs', import.meta.url))
const accountsPage = definePage<Record<string, unknown>>(new URL('./templates/accounts.hbs', import.meta.url))
const continuePage = definePage<Record<string, unknown>>(new URL('./templates/continue.hbs', import.meta.url))

interface SignInView {
  flow: string
  pending: PendingSignIn
  destination: Destination
  /** What has just happened. */
  notice?: string
  error?: string
  /** What was typed into the name field, to be shown again. */
  typed?: string
}

/** The page of the step that the sign-in stands at. */
export function showStep(
  response: Response,
  tenant: Tenant,
  { flow, pending, destination, notice, error, typed }: SignInView,
): void {
  const step = currentStep(tenant, pending)
  if (!step) throw new Error(`${tenant.profile.id} has no sign-in step ${pending.step}`)
  const person = pending.personId === null ? undefined : tenant.directory.people.get(pending.personId)
  const named = typed ?? pending.suggested ?? ''
  signInPage(response, error === undefined ? 200 : 401, {
    title: step.title,
    ...frameOf(tenant, flow, destination),
    notice,
    error,
    userName: person?.userName,
    back: { label: tenant.profile.signIn.back, href: `${tenant.url}/login?flow=${flow}&from=start` },
    people: pending.step === 0 ? peopleToOffer(tenant) : null,
    // Beside the field, where people may be signed in without a code anyway.
    demo: tenant.signInAs && asks(step, 'code') ? { code: codeFor(tenant, person) } : null,
    step: {
      ...step,
      fields: step.fields.map((field) => ({
        ...field,
        isPassword: field.value === 'password',
        isCode: field.value === 'code',
        typed: named,
      })),
      checkbox: step.checkbox && { ...step.checkbox, isTicked: pending.remembers && !step.checkbox.silences },
      buttons: buttonsOf(step),
    },
  })
}

/** The one in colour stands last, and has the focus where there is nothing to type. */
function buttonsOf({ button, otherButton, main = 'button', fields }: NonNullable<ReturnType<typeof currentStep>>) {
  const [other, chief] = main === 'button' ? [otherButton, button] : [button, otherButton ?? button]
  return [
    ...(other === undefined ? [] : [{ label: other, quiet: true }]),
    { label: chief, quiet: false, hasFocus: fields.length === 0 },
  ]
}

const frameOf = (tenant: Tenant, flow: string, destination: Destination) => ({
  vendor: tenant.profile,
  purpose: purposeOf(tenant, destination),
  action: `${tenant.url}/login`,
  flow,
})

const purposeOf = ({ profile }: Tenant, destination: Destination) => {
  const { stands, of } = profile.signIn.purpose
  return destination === 'portal' ? null : { [stands]: of(destination.app.name) }
}

/** The accounts that have signed in with this browser. @param signedInId who still is */
export function showAccounts(
  response: Response,
  tenant: Tenant,
  { flow, pending, destination, notice }: SignInView,
  people: readonly Person[],
  signedInId: string | undefined,
): void {
  const { remembers } = tenant.profile.signIn
  if (remembers.how !== 'list') throw new Error(`${tenant.profile.id} has no list of accounts`)
  const { forget, signedIn, signedOut } = remembers
  accountsPage(response, 200, {
    ...remembers,
    ...frameOf(tenant, flow, destination),
    notice,
    accounts: people.map(({ id, displayName, userName }) => ({
      name: displayName || userName,
      userName,
      state: id === signedInId ? signedIn : signedOut,
    })),
    isForgetting: pending.list === 'forgetting',
    forgets: !('shows' in forget) || pending.list === 'forgetting',
    people: peopleToOffer(tenant),
  })
}

/** The page that posts the Response to the SP. */
export function showContinue(
  response: Response,
  tenant: Tenant,
  app: App,
  sent: { base64: string; relayState: string | null; acsUrl: string },
  words = tenant.profile.signIn.continuing(app.name),
): void {
  const { form } = tenant.profile.signIn
  const relayState = sent.relayState ?? (form.emptyRelayState ? '' : null)
  const fields: [string, string][] = [['SAMLResponse', sent.base64], ...relayStateField(relayState)]
  const written = writePostForm(form, { action: sent.acsUrl, fields, button: words.button })
  continuePage(response, 200, { ...words, vendor: tenant.profile, submits: true, form: written })
}

const relayStateField = (value: string | null): [string, string][] => (value === null ? [] : [['RelayState', value]])

const codeFor = ({ takenSteps, now }: Tenant, person: Person | undefined) =>
  person?.totpSecret === undefined ? null : codeToType(person.totpSecret, now(), takenSteps.get(person.totpSecret) ?? null)

// A few to click, and the others behind one more click; more than that is a list nobody reads.
const FEW = 8
const MANY = 200

/** Whom one click signs in; null: nobody. */
function peopleToOffer({ signInAs, directory }: Tenant) {
  const people = signInAs
    ? [...directory.people.values()].map(({ id, displayName, userName }) => ({ id, label: displayName || userName }))
    : []
  if (people.length === 0) return null
  return { few: people.slice(0, FEW), others: people.slice(FEW, MANY), count: people.length - FEW }
}

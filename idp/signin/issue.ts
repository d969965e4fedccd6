import type { App, Assignment, Person } from '../directory/schema.ts'
import { findMutation } from '../mutations/index.ts'
import { type BentContext, canaryFor, type Mutation, MutationImpossible } from '../mutations/mutation.ts'
import { sealerFor, shapeOf } from '../profiles/app-options.ts'
import type { Served } from '../profiles/requests.ts'
import { buildDraft, type Draft, type Facts } from '../saml/draft.ts'
import { type Signer, signDraft, writeClear } from '../saml/sign.ts'
import type { SentResponse, Sources } from '../tenants/exchanges.ts'
import { type Armed, endpoints, type Tenant } from '../tenants/tenant.ts'
import { attributesFor, knownNames, nameIdFor, subjectOf } from './claims.ts'

/** Who gets a Response for which app, in answer to what. */
export interface Occasion {
  tenant: Tenant
  app: App
  person: Person
  assignment: Assignment
  signedInAt: Date
  /** A code was asked for beside the password. */
  hasSecondFactor: boolean
  inResponseTo: string | null
  served: Served
}

/** Makes the Response: facts → draft → (bent) → signed → (bent) → sent. null: the person has no value for the NameID. @param armed what is done to it; else what waits for this person and app */
export async function issueResponse(occasion: Occasion, armed: Armed = takeArmed(occasion)): Promise<SentResponse | null> {
  const { tenant } = occasion
  if (armed.written) return { ...armed.written.write(occasion.inResponseTo), editedFrom: armed.written.of }
  const facts = factsOf(occasion, armed)
  if (!facts) return null
  const mutation = armed.mutation === undefined ? undefined : findMutation(armed.mutation)
  if (mutation && mutation.stage !== 'draft' && facts.sealer)
    throw new MutationImpossible(`${mutation.id} changes what is written, which is encrypted for ${occasion.app.name}`)
  const context = contextOf(occasion, mutation)
  const shape = shapeOf(tenant.profile, occasion.app)
  const draft = bendDraft(mutation, buildDraft(shape, facts, tenant.random), context)
  const signed = signDraft(shape, draft, await signerFor(occasion, draft.signing.key))
  const xml = bendText(mutation, signed, context)
  return {
    id: rootId(xml) ?? draft.response.id,
    xml,
    base64: Buffer.from(xml, 'utf8').toString('base64'),
    mutation: mutation?.id ?? null,
    canary: mutation?.forgesIdentity ? context.canary : null,
    ...(draft.encryption ? { clearXml: writeClear(shape, draft) } : {}),
  }
}

/** What this Response is made of, for whoever asks later where a value comes from. */
export function sourcesOf({ tenant, app, person, assignment, signedInAt, hasSecondFactor, served }: Occasion): Sources {
  const subject = { ...subjectOf(tenant, person, assignment), hasSecondFactor }
  return { app, subject, known: knownNames(tenant, app), signedInAt, acsUrl: served.acsUrl }
}

async function signerFor({ tenant, app }: Occasion, key: Draft['signing']['key']): Promise<Signer> {
  const certificates = tenant.certificates.of(app)
  if (key === 'tenant') return certificates.active.signer
  if (key === 'rogue') return certificates.rogueSigner()
  if (!certificates.retired)
    throw new MutationImpossible(
      'No certificate of this tenant was taken away yet: add one, let it sign, and delete the old one.',
    )
  return certificates.retired.signer
}

// A bent message may have another ID than its draft.
const rootId = (xml: string): string | undefined => /<[^?!][^>]*? ID="([^"]+)"/.exec(xml)?.[1]

function factsOf(
  { tenant, app, person, assignment, signedInAt, hasSecondFactor, inResponseTo, served }: Occasion,
  { encryption = app.encryption }: Armed,
): Facts | null {
  const subject = { ...subjectOf(tenant, person, assignment), hasSecondFactor }
  const nameId = nameIdFor(tenant, app, subject, served.nameIdFormat)
  if (!nameId) return null
  const { acsUrl, classRef } = served
  const same = app.useAcsForRecipientAndDestination ?? true
  return {
    issuer: endpoints(tenant, app).entityId,
    destination: same ? acsUrl : (app.destination ?? acsUrl),
    recipient: same ? acsUrl : (app.recipient ?? acsUrl),
    audience: tenant.profile.audience?.(app) ?? app.audience,
    inResponseTo,
    now: tenant.now(),
    signedInAt,
    nameId,
    attributes: attributesFor(tenant, app, subject),
    signs: app.signs,
    hash: app.hash,
    classRef,
    sealer: sealerFor(tenant.profile, encryption),
  }
}

function takeArmed({ tenant, app, person }: Occasion): Armed {
  const key = armKey(app.id, person.id)
  const armed = tenant.armed.get(key)
  tenant.armed.delete(key)
  return armed ?? {}
}

/** Under which a tenant keeps what is armed for somebody at an app. */
export const armKey = (appId: string, personId: string): string => `${appId} ${personId}`

function contextOf({ tenant, app, person }: Occasion, mutation: Mutation | undefined): BentContext {
  return {
    person: { userName: person.userName, email: person.email },
    canary: mutation?.canary?.(person.email) ?? canaryFor(person.email),
    previous: tenant.exchanges.lastResponse(app.id, person.id)?.xml ?? null,
    now: tenant.now(),
  }
}

function bendDraft(mutation: Mutation | undefined, draft: Draft, context: BentContext): Draft {
  if (mutation?.stage === 'draft') return mutation.apply(draft, context)
  if (mutation?.stage === 'wire') return mutation.prepare?.(draft, context) ?? draft
  return draft
}

function bendText(mutation: Mutation | undefined, message: string, context: BentContext): string {
  return mutation && mutation.stage !== 'draft' ? mutation.apply(message, context) : message
}

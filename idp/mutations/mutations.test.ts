import { generateKeyPair } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import type { VendorProfile } from '../profiles/profile.ts'
import { seededRandomness } from '../saml/random.ts'
import { armKey, issueResponse } from '../signin/issue.ts'
import { createTenant, type Tenant } from '../tenants/tenant.ts'
import { ada, sp, tenantSpec } from '../testing/control.ts'
import { type MessageFacts, readMessage } from '../testing/message.ts'
import { mutations } from './index.ts'

const generate = promisify(generateKeyPair)
const now = new Date('2030-01-01T12:00:00.000Z')
const at = (minutes: number) => now.getTime() + minutes * 60_000
const canary = 'evil-ada@acme.example'

/** The property of each bent message, for every vendor. `honest` is the same message unbent. */
const properties: Record<string, (bent: MessageFacts, honest: MessageFacts) => void> = {
  'signature-missing': (bent, honest) => {
    expect(bent.signatures).toEqual([])
    expect(bent.nameIds).toEqual(honest.nameIds)
  },
  'unsigned-forged-identity': (bent) => {
    expect(bent.signatures).toEqual([])
    expect(bent.nameIds).toEqual([canary])
  },
  'attributes-dropped': (bent, honest) => {
    expect(honest.values.length).toBeGreaterThan(0)
    expect(bent.values).toEqual([])
    expect(bent.nameIds).toEqual(honest.nameIds)
  },
  'signature-stripped-forged-identity': (bent) => {
    expect(bent.signatures).toEqual([])
    expect(bent.nameIds).toEqual([canary])
    expect(bent.values).toContain(canary)
  },
  'content-tampered': (bent, honest) => {
    expect(bent.signatures.map(({ verifies, digestFits }) => [verifies(), digestFits()])).toEqual(
      honest.signatures.map(() => [false, false]),
    )
    expect(bent.nameIds).toEqual([canary])
  },
  'signature-value-stale': (bent, honest) => {
    expect(bent.signatures.map(({ verifies, digestFits }) => [verifies(), digestFits()])).toEqual(
      honest.signatures.map(() => [false, true]),
    )
    expect(bent.nameIds).toEqual([canary])
  },
  'untrusted-key': (bent, honest) => {
    expect(bent.signatures.map(({ verifies, verifiesWithOwnCertificate }) => [verifies(), verifiesWithOwnCertificate()])).toEqual(
      honest.signatures.map(() => [false, true]),
    )
    expect(bent.nameIds).toEqual([canary])
  },
  'retired-key': (bent, honest) => {
    expect(bent.signatures.map(({ verifies, verifiesWithOwnCertificate }) => [verifies(), verifiesWithOwnCertificate()])).toEqual(
      honest.signatures.map(() => [false, true]),
    )
    expect(bent.nameIds).toEqual([canary])
  },
  'signed-with-sha1': (bent, honest) => {
    expectGenuine(bent)
    expect(bent.nameIds).toEqual(honest.nameIds)
    expect(bent.xml).toContain('xmldsig#rsa-sha1')
    expect(bent.xml).not.toContain('sha256')
  },
  'comment-in-nameid': (bent) => {
    expectGenuine(bent)
    expect(bent.nameIds).toEqual(['ada@acme.example.attacker.example'])
    expect(bent.firstTextOfNameId).toBe('ada@acme.example')
  },
  'wrapped-assertion': (bent) => {
    expect(bent.nameIds).toContain(canary)
    expect(bent.signatures).toHaveLength(1)
    expectGenuine(bent)
    expect(bent.signatures[0]?.namesInSignedPart()).toEqual([ada.email])
    expect(bent.firstNameId).toBe(bent.wrapsResponse ? ada.email : canary)
    expect(bent.nameIdOfResponseAssertion).toBe(canary)
  },
  'status-not-success': (bent) => {
    expectGenuine(bent)
    expect(bent.status).toBe('urn:oasis:names:tc:SAML:2.0:status:Responder')
  },
  'destination-mismatch': (bent) => {
    expectGenuine(bent)
    expect(bent.destination).toBe('https://other-sp.example/acs')
    expect(bent.recipient).toBe(sp.acsUrl)
  },
  'in-response-to-mismatch': (bent) => {
    expectGenuine(bent)
    expect(bent.inResponseTo).toHaveLength(2)
    expect(bent.inResponseTo).not.toContain('_request')
  },
  'issuer-mismatch': (bent) => {
    expectGenuine(bent)
    expect(bent.issuers).toEqual(['https://other-idp.example/metadata', 'https://other-idp.example/metadata'])
  },
  expired: (bent) => {
    expectGenuine(bent)
    expect(bent.conditions).toEqual({ notBefore: at(-30), notOnOrAfter: at(-20) })
    expect(bent.confirmedUntil).toBe(at(-20))
  },
  'not-yet-valid': (bent, honest) => {
    expectGenuine(bent)
    expect(bent.conditions).toEqual({ notBefore: at(20), notOnOrAfter: at(30) })
    expectSameMoment(bent.confirmedUntil, honest.confirmedUntil)
  },
  'confirmation-expired': (bent, honest) => {
    expectGenuine(bent)
    expectSameMoment(bent.conditions.notBefore, honest.conditions.notBefore)
    expectSameMoment(bent.conditions.notOnOrAfter, honest.conditions.notOnOrAfter)
    expect(bent.confirmedUntil).toBe(at(-20))
  },
  'audience-mismatch': (bent) => {
    expectGenuine(bent)
    expect(bent.audience).toEqual(['https://other-sp.example/metadata'])
  },
  'recipient-mismatch': (bent) => {
    expectGenuine(bent)
    expect(bent.recipient).toBe('https://other-sp.example/acs')
    expect(bent.destination).toBe(sp.acsUrl)
  },
  'transient-name-id': (bent, honest) => {
    expectGenuine(bent)
    expect(bent.nameIds).toHaveLength(1)
    expect(bent.nameIds).not.toEqual(honest.nameIds)
    expect(bent.xml).toContain('nameid-format:transient')
    expect(bent.values).toEqual(honest.values)
  },
  replayed: (bent, honest) => {
    expect(bent.xml).toBe(honest.xml)
    expect(bent.sent.id).toBe(honest.sent.id)
  },
}

for (const profile of profiles) {
  for (const mutation of mutations) {
    test(`${mutation.id} from ${profile.id}: ${mutation.title}`, async () => {
      const tenant = await tenantOf(profile)
      const honest = await send(tenant)
      tenant.armed.set(armKey('app', 'ada'), { mutation: mutation.id })
      const bent = await send(tenant)
      const property = properties[mutation.id]
      if (!property) throw new Error(`no property is written down for ${mutation.id}`)
      property(bent, honest)
      expect(bent.sent.mutation).toBe(mutation.id)
      expect(bent.sent.canary !== null).toBe(mutation.forgesIdentity === true)
      expect((await send(tenant)).sent.mutation).toBeNull()
    })
  }
}

test('the index holds each file of the folder, under the id that is its name', () => {
  const notMutations = ['bend.ts', 'index.ts', 'mutation.ts', 'mutations.test.ts']
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => !notMutations.includes(file))
  expect(mutations.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
  expect(Object.keys(properties).sort()).toEqual(mutations.map(({ id }) => id).sort())
})

test('a replay before the first Response is impossible and says so', async () => {
  const tenant = await tenantOf(profiles[0] as VendorProfile)
  tenant.armed.set(armKey('app', 'ada'), { mutation: 'replayed' })
  await expect(send(tenant)).rejects.toThrow('no earlier Response')
})

test('nobody signs with a retired key before one is retired, and the refusal says so', async () => {
  const tenant = await tenantOf(profiles[0] as VendorProfile, [key])
  tenant.armed.set(armKey('app', 'ada'), { mutation: 'retired-key' })
  await expect(send(tenant)).rejects.toThrow('No certificate of this tenant was taken away yet')
})

function expectGenuine(facts: MessageFacts): void {
  expect(facts.signatures.length).toBeGreaterThan(0)
  expect(facts.signatures.every(({ verifies }) => verifies())).toBe(true)
}

// The same keys for all: making keys would take longer than all the rest.
const newKey = () => generate('rsa', { modulusLength: 2048 }).then(({ privateKey }) => privateKey)
const [key, oldKey] = [newKey(), newKey()]

/** Signs with the last of the keys; those before it were its own once. */
async function tenantOf(profile: VendorProfile, keys = [oldKey, key]): Promise<Tenant> {
  const statements = [{ name: 'mail', expression: profile.express({ field: 'email' }).expression }]
  const spec = { ...tenantSpec(profile.id, {}, { statements }), id: 'acme' }
  const surroundings = { baseUrl: 'http://localhost', clock: () => now, random: seededRandomness(profile.id), nextKey: () => key }
  const saved = (await Promise.all(keys)).map((each, index) => ({ id: `c${index + 1}`, key: each, createdAt: now }))
  const signing = { keys: saved, active: keys.length - 1, made: keys.length }
  const tenant = await createTenant({ ...spec, signing }, profile, surroundings)
  for (const each of tenant.certificates.shared.all()) tenant.certificates.shared.remove(each.id)
  return tenant
}

async function send(tenant: Tenant): Promise<MessageFacts> {
  const app = tenant.directory.apps.get('app')
  const assignment = app && tenant.directory.assignment(app, 'ada')
  if (!app || !assignment) throw new Error('the tenant has no assigned app')
  const served = { acsUrl: app.acsUrl }
  const sent = await issueResponse({
    tenant,
    app,
    person: ada,
    assignment,
    signedInAt: now,
    hasSecondFactor: false,
    inResponseTo: '_request',
    served,
  })
  if (!sent) throw new Error('no Response was made')
  tenant.exchanges.record({
    at: '',
    app: 'app',
    person: 'ada',
    flow: 'sp-initiated',
    authnRequest: null,
    relayState: null,
    response: sent,
    refusal: null,
  })
  return readMessage(sent, tenant.certificates.shared.active.signer.certificate)
}

/** Two messages of one moment: Entra ID's windows begin some milliseconds earlier, by chance. */
function expectSameMoment(one: number, other: number): void {
  expect(Math.abs(one - other)).toBeLessThan(1000)
}

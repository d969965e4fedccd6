import { expect, test } from '#unit-test'
import { pem } from '../keys/certificate.ts'
import { tenantKey } from '../keys/key-pool.ts'
import { createSigner } from '../keys/signer.ts'
import { buildDraft } from '../saml/draft.ts'
import { systemRandomness } from '../saml/random.ts'
import { signDraft } from '../saml/sign.ts'
import { type Judged, judges } from '../testing/judges/libraries.ts'
import { schemaErrors } from '../testing/judges/schema.ts'
import { place, variantsOf } from '../testing/variants.ts'
import { profiles } from './index.ts'

/** A message of each kind as it is sent now, really signed. */
async function messagesOf(profile: (typeof profiles)[number]): Promise<{ name: string; xml: string; message: Judged }[]> {
  const signer = createSigner(profile.certificate(place, new Date(Date.now() - 86_400_000)), await tenantKey())
  return Object.entries(variantsOf(profile, new Date())).map(([name, facts]) => {
    const draft = buildDraft(profile.saml, facts, systemRandomness())
    const xml = signDraft(profile.saml, draft, signer)
    const message: Judged = {
      samlResponse: Buffer.from(xml).toString('base64'),
      issuer: facts.issuer,
      certificate: pem(signer.certificate),
      signs: draft.signing.parts,
    }
    return { name, xml, message }
  })
}

for (const profile of profiles) {
  test(`${profile.id}: libraries of others believe every kind of message, and read the same person`, async () => {
    for (const { name, message } of await messagesOf(profile))
      for (const [library, judge] of Object.entries(judges))
        expect.soft(await judge(message).catch(String), `${name}: ${library}`).toBe('ada@acme.example')
  })

  test(`${profile.id}: libraries of others refuse a message that was changed`, async () => {
    const [answer] = await messagesOf(profile)
    const changed = answer?.xml.replace('Analyst', 'Admin') ?? ''
    expect(changed).not.toBe(answer?.xml)
    if (!answer) return
    const message = { ...answer.message, samlResponse: Buffer.from(changed).toString('base64') }
    for (const [library, judge] of Object.entries(judges))
      expect.soft(await judge(message).then(String, () => 'refused'), library).toBe('refused')
  })

  test(`${profile.id}: every kind of message is valid by the XML Schema of the protocol`, async () => {
    for (const { name, xml } of await messagesOf(profile)) expect.soft(await schemaErrors(xml), name).toEqual([])
    const [answer] = await messagesOf(profile)
    expect(await schemaErrors(answer?.xml.replace(' Version="2.0"', '') ?? '')).not.toEqual([])
  })
}

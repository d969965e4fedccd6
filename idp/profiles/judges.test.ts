import { readFileSync } from 'node:fs'
import { mock } from 'node:test'
import { expect, test } from '#unit-test'
import { pem } from '../keys/certificate.ts'
import { tenantKey } from '../keys/key-pool.ts'
import { createSealer } from '../keys/sealer.ts'
import { createSigner } from '../keys/signer.ts'
import { goldenMessage, goldenMessageFile, goldenMoment, kindsOf, standIn } from '../testing/golden-messages.ts'
import { type Judged, judges } from '../testing/judges/libraries.ts'
import { schemaErrors } from '../testing/judges/schema.ts'
import { spKey } from '../testing/sp.ts'
import { place } from '../testing/variants.ts'
import { profiles } from './index.ts'

type Profile = (typeof profiles)[number]
type Kind = ReturnType<typeof kindsOf>[number]

const reviewed = (profile: Profile, kind: Kind): string => readFileSync(goldenMessageFile(profile, kind), 'utf8')

/** What a key makes of a message: nothing else may differ between a golden file and what is handed to the libraries. */
const madeWithKeys =
  /<((?:\w+:)?(?:SignatureValue|DigestValue|X509Certificate|X509IssuerName|X509SerialNumber|CipherValue))>[^<]*/g
const withoutKeys = (xml: string): string => xml.replace(madeWithKeys, '<$1>')

/** The message of a golden file with a real key in place of the stand-in. */
async function real(profile: Profile, kind: Kind): Promise<{ xml: string; message: Judged }> {
  const signer = createSigner(profile.certificate(place, new Date('2029-12-31T00:00:00Z')), await tenantKey())
  const { certificate, decryptionKey } = await spKey()
  const { algorithm, keyTransport } = standIn.sealer
  const xml = goldenMessage(profile, kind, { signer, sealer: createSealer(certificate, algorithm, keyTransport) })
  const isEncrypted = kind === 'encrypted'
  const message: Judged = {
    samlResponse: Buffer.from(xml).toString('base64'),
    issuer: profile.endpoints(place).entityId,
    certificate: pem(signer.certificate),
    signs: isEncrypted ? ['assertion', 'response'] : profile.saml.signs,
    ...(isEncrypted ? { decryptionKey } : {}),
  }
  return { xml, message }
}

/** What each library makes of a message when it is so late; the golden files are of one moment. */
async function verdictsAt(now: Date, message: Judged): Promise<Record<string, string>> {
  mock.timers.enable({ apis: ['Date'], now })
  try {
    const told = Object.entries(judges).map(async ([library, judge]) => [library, await judge(message).catch(() => 'refused')])
    return Object.fromEntries(await Promise.all(told))
  } finally {
    mock.timers.reset()
  }
}
const all = (verdict: string) => Object.fromEntries(Object.keys(judges).map((library) => [library, verdict]))

for (const profile of profiles) {
  for (const kind of kindsOf(profile)) {
    test(`${profile.id}: libraries of others believe the golden message of the kind '${kind}', and read the same person`, async () => {
      const { xml, message } = await real(profile, kind)
      expect(withoutKeys(xml)).toBe(withoutKeys(reviewed(profile, kind)))
      expect(await verdictsAt(goldenMoment, message)).toEqual(all('ada@acme.example'))
    })

    test(`${profile.id}: the golden file of the kind '${kind}' is valid by the XML Schema of the protocol`, async () => {
      const xml = reviewed(profile, kind)
      expect(await schemaErrors(xml)).toEqual([])
      expect(await schemaErrors(xml.replace(' Version="2.0"', ''))).not.toEqual([])
    })
  }

  test(`${profile.id}: libraries of others refuse a message that was changed, and one of another day`, async () => {
    const { xml, message } = await real(profile, 'answer')
    const changed = xml.replace('Analyst', 'Admin')
    expect(changed).not.toBe(xml)
    const samlResponse = Buffer.from(changed).toString('base64')
    expect(await verdictsAt(goldenMoment, { ...message, samlResponse })).toEqual(all('refused'))
    expect(await verdictsAt(new Date('2030-01-02T12:00:00Z'), message)).toEqual(all('refused'))
  })
}

import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '#unit-test'
import { tenantKey } from '../keys/key-pool.ts'
import { createSigner } from '../keys/signer.ts'
import { metadataErrors } from '../testing/judges/schema.ts'
import { spKey } from '../testing/sp.ts'
import { place } from '../testing/variants.ts'
import { profiles } from './index.ts'

type Profile = (typeof profiles)[number]

const golden = ({ id }: Profile): string => readFileSync(new URL(`./__golden__/${id}.metadata.xml`, import.meta.url), 'utf8')

/** The schema of OASIS, where a machine has it: as the package opensaml-schemas of Debian does. */
const standard = '/usr/share/xml/opensaml/saml-schema-metadata-2.0.xsd'
const schemas: [name: string, text: string | undefined][] = [
  ['our schema', undefined],
  ...(existsSync(standard) ? [['the schema of OASIS', readFileSync(standard, 'utf8')] as [string, string]] : []),
]

/** As it is published while two certificates overlap, for an app that has all that a vendor's metadata may name. */
async function fullest(profile: Profile): Promise<string> {
  const createdAt = new Date('2030-01-01T00:00:00Z')
  const keys = [await tenantKey(), await tenantKey()].map((key, index) => {
    const plan = profile.certificate(place, createdAt)
    return { signer: createSigner(plan, key), notAfter: plan.notAfter, isActive: index === 0 }
  })
  const { certificate } = await spKey()
  const app = { ...place.app, name: 'A & <B>', sloUrl: 'https://sp.example/slo?a=1&b=2', requestSigning: { certificate } }
  return profile.metadata({ ...place, app }, keys)
}

/** What makes metadata wrong, where a vendor has what it is done to. */
const bends: Record<string, (xml: string) => string> = {
  'an endpoint without an address': (xml) => xml.replace(/(<(?:md:)?SingleSignOnService [^>]*?) Location="[^"]*"/, '$1'),
  'no entityID': (xml) => xml.replace(/ entityID="[^"]*"/, ''),
  'an IdP that says no protocol': (xml) => xml.replace(/(IDPSSODescriptor[^>]*?) protocolSupportEnumeration="[^"]*"/, '$1'),
  'a key for something else': (xml) => xml.replaceAll('use="signing"', 'use="sign"'),
  'a key without a KeyInfo': (xml) =>
    xml.replace(/<(\w+:)?KeyInfo[ >][\s\S]*?<\/\1?KeyInfo>(\s*<\/(?:md:)?KeyDescriptor>)/, '$2'),
  'a certificate that is no base64': (xml) => xml.replace(/X509Certificate>[^<]/g, 'X509Certificate>%'),
  'the format of names behind the endpoints': (xml) =>
    xml.replace(/(<(md:)?NameIDFormat>[^<]*<\/(?:md:)?NameIDFormat>)([\s\S]*)(<\/(?:md:)?IDPSSODescriptor>)/, '$3$1$4'),
  'no endpoint for sign-ins': (xml) => xml.replace(/<(?:md:)?SingleSignOnService [^>]*>/g, ''),
  'an element of nobody': (xml) =>
    xml.replace(/(<\/(?:md:)?IDPSSODescriptor>)/, '<Nothing xmlns="urn:oasis:names:tc:SAML:2.0:metadata"/>$1'),
  'a day that is none': (xml) => xml.replace(/validUntil="[^"]*"/, 'validUntil="tomorrow"'),
  'want that is neither true nor false': (xml) => xml.replace('WantAuthnRequestsSigned="false"', 'WantAuthnRequestsSigned="no"'),
  'a role of a type that is none': (xml) => xml.replace('fed:ApplicationServiceType', 'fed:ApplicationType'),
  'a key of a role behind what it offers': (xml) =>
    xml.replace(/(<KeyDescriptor [\s\S]*?<\/KeyDescriptor>)(<fed:ClaimTypesOffered>[\s\S]*?<\/fed:ClaimTypesOffered>)/, '$2$1'),
}

for (const [name, schema] of schemas)
  for (const profile of profiles) {
    test(`${profile.id}: metadata is valid by ${name}, the reviewed file and the fullest there is`, async () => {
      expect(await metadataErrors(golden(profile), schema)).toEqual([])
      expect(await metadataErrors(await fullest(profile), schema)).toEqual([])
    })

    test(`${profile.id}: metadata that is bent is refused by ${name}`, async () => {
      const whole = golden(profile)
      const bent = Object.entries(bends).flatMap(([what, bend]) => (bend(whole) === whole ? [] : [[what, bend(whole)] as const]))
      // Each vendor has at least what an IdP has to have, and what is bent is seen.
      expect(bent.length).toBeGreaterThanOrEqual(8)
      for (const [what, xml] of bent) expect.soft(await metadataErrors(xml, schema), what).not.toEqual([])
    })
  }

test('every way to bend metadata is tried on that of some vendor', () => {
  const untried = Object.entries(bends).filter(([, bend]) => profiles.every((each) => bend(golden(each)) === golden(each)))
  expect(untried.map(([what]) => what)).toEqual([])
})

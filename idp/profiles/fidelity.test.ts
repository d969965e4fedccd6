import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from '#unit-test'
import { pem } from '../keys/certificate.ts'
import { tenantKey } from '../keys/key-pool.ts'
import { createSigner } from '../keys/signer.ts'
import { buildDraft } from '../saml/draft.ts'
import { systemRandomness } from '../saml/random.ts'
import { signDraft } from '../saml/sign.ts'
import { place, variantsOf } from '../testing/variants.ts'
import type { Artifact, Fact } from './fact.ts'
import { profiles } from './index.ts'

/** What a vendor sends, publishes and signs with. */
async function shown(profile: (typeof profiles)[number]) {
  const createdAt = new Date(Math.floor(Date.now() / 1000) * 1000)
  const signer = createSigner(profile.certificate(place, createdAt), await tenantKey())
  const draft = buildDraft(profile.saml, variantsOf(profile, new Date()).answer, systemRandomness())
  const certificate = new X509Certificate(pem(signer.certificate))
  const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000
  return {
    draft,
    message: signDraft(profile.saml, draft, signer),
    metadata: profile.metadata(place, [{ signer, notAfter: new Date(certificate.validTo), isActive: true }]),
    certificate: certificateWords(certificate),
    days,
  }
}

const SHA1_WITH_RSA = Buffer.from('2a864886f70d010105', 'hex')
/** id-ce, the arc of extensions. */
const EXTENSION = Buffer.from('0603551d', 'hex')

function certificateWords({ subject, serialNumber, raw }: X509Certificate): string {
  const extensions = raw.toString('latin1').split(EXTENSION.toString('latin1')).length - 1
  const hash = raw.includes(SHA1_WITH_RSA) ? 'sha1' : 'sha256'
  return `${subject}\nserial ${serialNumber}\nhash ${hash}\nextensions ${extensions === 0 ? 'none' : extensions}`
}

type Profile = (typeof profiles)[number]

const parts = { response: 'message', metadata: 'metadata', certificate: 'certificate' } as const
const artifacts = [
  ...(['response', 'idp-initiated', 'no-attributes', 'empty-value', 'groups', 'overage', 'encrypted', 'metadata'] as const),
]
const factsOf = ({ facts }: Profile, of: Artifact): readonly Fact[] => facts.facts.filter((fact) => fact.of === of)

for (const profile of profiles) {
  const own = profile.facts
  test(`${profile.id}: messages, metadata and certificate bear the vendor's marks`, async () => {
    const seen = await shown(profile)
    for (const [of, part] of Object.entries(parts))
      for (const { what, form } of factsOf(profile, of as Artifact)) expect.soft(seen[part], `${part}: ${what}`).toMatch(form)
    const { issueInstant, conditions, confirmation } = seen.draft.assertion
    const seconds = [conditions.notBefore, conditions.notOnOrAfter, confirmation.notOnOrAfter].map((each) =>
      Math.round((each.getTime() - issueInstant.getTime()) / 1000),
    )
    expect(seconds).toEqual(own.window.seconds)
    expect(seen.days).toBeGreaterThanOrEqual(own.days.between[0])
    expect(seen.days).toBeLessThanOrEqual(own.days.between[1])
  })

  test(`${profile.id}: no other vendor's marks are all there`, async () => {
    const seen = await shown(profile)
    for (const [of, part] of Object.entries(parts)) {
      const named = profiles.filter((each) => factsOf(each, of as Artifact).every(({ form }) => form.test(seen[part])))
      expect(
        named.map(({ id }) => id),
        part,
      ).toEqual([profile.id])
    }
  })

  for (const of of artifacts) {
    const file = new URL(`./__golden__/${profile.id}.${of}.xml`, import.meta.url)
    if (of === 'encrypted' && !profile.saml.encryption) continue
    test(`${profile.id}: each fact of the ${of} is seen in its golden file, and there are some`, () => {
      const text = readFileSync(file, 'utf8')
      const facts = factsOf(profile, of)
      expect(facts.length).toBeGreaterThan(0)
      for (const { what, form } of facts) expect.soft(text, what).toMatch(form)
    })
  }
}

import type { StepRecord } from '../case/case-run.ts'
import { readIdpMetadata } from '../instrument/idp-metadata.ts'
import { signedParts } from '../instrument/signed-parts.ts'
import type { Outcome } from '../results.ts'
import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { signIns } from './seen.ts'

const EXPECTED = 'metadata by which a service asks, and by which the answer verifies'

/** Judges our own IdP: the metadata URL gives all that a service needs, and what comes of using it fits. SAML Metadata 2.4.3. */
export const metadataUsable = defineCheck({
  id: 'metadata-usable',
  title: 'A service can use the metadata URL as it is',
  evidence: 'E3',
  evaluate: ({ steps }) => all(signIns(steps).map(judge), 'nobody signed in'),
})

function judge({ offer, sent, exchanges }: StepRecord): Outcome {
  if (!offer) return notVerified('the IdP has no app to speak of')
  const metadata = readIdpMetadata(offer.metadata.xml)
  if (offer.metadata.status !== 200 || !metadata)
    return violated(EXPECTED, `status ${offer.metadata.status}, no IDPSSODescriptor`)
  const { entityId, ssoRedirect, ssoPost, certificates } = metadata
  const missing = [
    ...(entityId === '' ? ['entityID'] : []),
    ...(ssoRedirect === null || ssoPost === null ? ['SingleSignOnService'] : []),
    ...(certificates.length === 0 ? ['X509Certificate'] : []),
  ]
  if (missing.length > 0) return violated(EXPECTED, `no ${missing.join(', no ')}`)
  const asked = exchanges.find((each) => each.flow === 'sp-initiated' && each.response !== null)
  if (!sent || !asked?.response) return notVerified('no answer came to a request')
  const parts = certificates.map((each) => signedParts(asked.response?.xml ?? '', each))
  const verifies = parts.some((signed) => signed.length > 0 && signed.every((each) => each.verifies))
  if (sent.issuer !== entityId) return violated(`Issuer ${entityId}`, `Issuer ${sent.issuer}`)
  return verifies
    ? satisfied(EXPECTED, `${entityId}, asked at ${ssoRedirect}`)
    : violated(EXPECTED, 'the answer verifies with none of its keys')
}

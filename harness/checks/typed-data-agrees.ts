import { bare, readIdpMetadata } from '../instrument/idp-metadata.ts'
import type { IdpOffer } from '../instrument/offer.ts'
import { all, defineCheck, notVerified, same } from './check.ts'

/** Judges our own IdP: who types the data in knows the same IdP as who uses the metadata. */
export const typedDataAgrees = defineCheck({
  id: 'typed-data-agrees',
  title: 'The metadata and the data for typing in describe the same IdP',
  evidence: 'E3',
  evaluate: ({ steps }) =>
    all(
      steps.flatMap(({ offer }) => (offer ? [judge(offer)] : [])),
      'the IdP has no app to speak of',
    ),
})

function judge({ metadata, typed }: IdpOffer) {
  const found = readIdpMetadata(metadata.xml)
  if (!found) return notVerified('the metadata cannot be read')
  const certificate = bare(typed.certificate)
  const known = found.certificates.includes(certificate) ? certificate : (found.certificates[0] ?? '')
  return same(words(found.entityId, found.ssoRedirect, known), words(typed.entityId, typed.ssoUrl, certificate))
}

/** The end of a certificate tells it from others, and fits into a line. */
const words = (issuer: string, ssoUrl: string | null, certificate: string): string =>
  `issuer ${issuer}, sign-on URL ${ssoUrl ?? 'none'}, certificate …${certificate.slice(-24)}`

import type { Provider, ProviderData } from '../../organisations/providers.ts'
import { staleness, viewCertificate } from '../../saml/index.ts'

/** An entry as the pages of administrators show it, with what is doubtful about it. */
export function viewProvider(provider: Provider, now: Date) {
  const certificates = provider.certificates.map((pem) => {
    const view = viewCertificate(pem)
    return { ...view, until: view.validTo.slice(0, 10), stale: staleness(view, now) }
  })
  const warnings = [
    ...certificates.flatMap(({ stale }) => stale ?? []),
    ...(provider.ssoUrl.startsWith('http:') ? ['The SSO URL is not encrypted: it begins with http, not https.'] : []),
  ]
  const { id, name, issuer, ssoUrl, metadataUrl } = provider
  return { id, name, issuer, ssoUrl, metadataUrl, certificates, warnings: [...new Set(warnings)] }
}

export const fingerprintOf = (pem: string): string => viewCertificate(pem).fingerprint

/** The fields of the connection, filled with what is stored. */
export const answersOf = ({ name, metadataUrl, ssoUrl, issuer, certificates }: ProviderData) => ({
  name,
  hasUrl: metadataUrl === null ? 'no' : 'yes',
  metadataUrl: metadataUrl ?? '',
  ...(metadataUrl === null ? { ssoUrl, issuer, certificates: certificates.join('') } : {}),
})

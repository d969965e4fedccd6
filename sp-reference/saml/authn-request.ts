import { deflateRawSync } from 'node:zlib'
import { ns } from './dom.ts'
import { escapeXml } from './escape.ts'

export interface AuthnRequestOptions {
  /** An NCName, unpredictable: it comes back as InResponseTo. */
  id: string
  issueInstant: Date
  /** The provider's single sign-on URL for HTTP-Redirect; may carry a query of its own. */
  destination: string
  acsUrl: string
  /** Our entityID. */
  issuer: string
}

export interface AuthnRequest {
  xml: string
  /**
   * Where to send the browser (SAML Bindings 3.4.4.1: raw deflate, base64, query).
   *
   * @param relayState at most 80 bytes (Bindings 3.4.3)
   * @throws RangeError when relayState is longer
   */
  redirectUrl(relayState?: string): string
}

/** An unsigned AuthnRequest (SAML Core 3.4.1) that asks for an answer by HTTP-POST and leaves the NameID format to the provider. */
export function buildAuthnRequest({ id, issueInstant, destination, acsUrl, issuer }: AuthnRequestOptions): AuthnRequest {
  const xml =
    `<samlp:AuthnRequest xmlns:samlp="${ns.protocol}" xmlns:saml="${ns.assertion}" ID="${escapeXml(id)}" Version="2.0"` +
    ` IssueInstant="${issueInstant.toISOString()}" Destination="${escapeXml(destination)}"` +
    ` AssertionConsumerServiceURL="${escapeXml(acsUrl)}" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">` +
    `<saml:Issuer>${escapeXml(issuer)}</saml:Issuer><samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>`
  return { xml, redirectUrl: (relayState) => redirectUrl(destination, xml, relayState) }
}

function redirectUrl(destination: string, xml: string, relayState?: string): string {
  if (relayState !== undefined && Buffer.byteLength(relayState) > 80) throw new RangeError('RelayState is longer than 80 bytes')
  const parameters = [`SAMLRequest=${encodeURIComponent(deflateRawSync(xml).toString('base64'))}`]
  if (relayState !== undefined) parameters.push(`RelayState=${encodeURIComponent(relayState)}`)
  return `${destination}${destination.includes('?') ? '&' : '?'}${parameters.join('&')}`
}

import { inflateRawSync } from 'node:zlib'
import { childElements, parseXml } from './canonical.ts'
import { ns } from './names.ts'

/** A request that was understood. Signatures, ForceAuthn and IsPassive are read by nobody yet. */
export interface AuthnRequest {
  /** The SAMLRequest parameter as it came. */
  raw: string
  xml: string
  id: string
  issuer: string
  acsUrl: string | null
}

/** Bounds in bytes: what a browser or an SP could ever need is a hundredth of each. */
export const limits = { query: 16 * 1024, encoded: 192 * 1024, xml: 128 * 1024 }

/** Why a request is not answered. `code` is stable; the message is for a person. */
export class RequestRefused extends Error {
  readonly code: string
  /** What could be read of the request before it was refused. */
  readonly request: AuthnRequest | null
  constructor(code: string, message: string, options: { cause?: unknown; request?: AuthnRequest } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.request = options.request ?? null
  }
}

/** HTTP-Redirect: base64 of raw DEFLATE (SAML Bindings 3.4.4.1). HTTP-POST: base64 (3.5.4). Throws RequestRefused. */
export function decodeAuthnRequest(raw: unknown, binding: 'http-redirect' | 'http-post'): AuthnRequest {
  if (typeof raw !== 'string' || raw === '')
    throw new RequestRefused('request-missing', 'There is no SAMLRequest, or more than one, in this call.')
  if (raw.length > limits.encoded)
    throw new RequestRefused('request-too-large', `The SAMLRequest is longer than ${limits.encoded / 1024} KB.`)
  if (!base64.test(raw)) throw new RequestRefused('request-not-base64', 'The SAMLRequest is not base64.')
  const bytes = Buffer.from(raw, 'base64')
  const xml = binding === 'http-redirect' ? inflate(bytes) : bytes
  if (xml.length > limits.xml) throw tooLarge()
  return readAuthnRequest(raw, xml.toString('utf8'))
}

/** Reads the XML of an AuthnRequest (SAML Core 3.4.1). Throws RequestRefused. */
export function readAuthnRequest(raw: string, xml: string): AuthnRequest {
  if (/<!DOCTYPE/i.test(xml))
    throw new RequestRefused('doctype-forbidden', 'The AuthnRequest has a DOCTYPE. SAML messages have none.')
  const root = parseRoot(xml)
  if (root.localName !== 'AuthnRequest' || root.namespaceURI !== ns.protocol) {
    throw new RequestRefused('not-an-authn-request', `The message is <${root.nodeName}>, not an AuthnRequest of SAML 2.0.`)
  }
  if (root.getAttribute('Version') !== '2.0')
    throw new RequestRefused('version-unsupported', 'The Version of the AuthnRequest is not 2.0.')
  const id = root.getAttribute('ID') ?? ''
  if (!/^[A-Za-z_][\w.-]{0,255}$/.test(id))
    throw new RequestRefused('id-malformed', 'The AuthnRequest has no ID, or one that is not an NCName.')
  const issuers = childElements(root).filter((child) => child.localName === 'Issuer' && child.namespaceURI === ns.assertion)
  const issuer = issuers[0]?.textContent?.trim() ?? ''
  if (issuers.length !== 1 || issuer === '')
    throw new RequestRefused('issuer-missing', 'The AuthnRequest does not say which service sends it (Issuer).')
  return { raw, xml, id, issuer, acsUrl: root.getAttribute('AssertionConsumerServiceURL') || null }
}

const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: limits.xml })
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge()
    throw new RequestRefused('request-not-deflate', 'The SAMLRequest is not DEFLATE data, which HTTP-Redirect asks for.', {
      cause,
    })
  }
}

const tooLarge = () => new RequestRefused('request-too-large', `The AuthnRequest is larger than ${limits.xml / 1024} KB.`)

function parseRoot(xml: string): Element {
  try {
    return parseXml(xml).documentElement
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new RequestRefused('malformed-xml', `The AuthnRequest is not well-formed XML: ${message}`, { cause })
  }
}

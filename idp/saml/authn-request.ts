import { inflateRawSync } from 'node:zlib'
import { childElements, parseXml } from './canonical.ts'
import { ns } from './names.ts'

/** A request that was understood: what it asks for. What becomes of it is the vendor's business. */
export interface AuthnRequest {
  /** The SAMLRequest parameter as it came. */
  raw: string
  /** The parameters of the address that it came in, as they were written there, with those of a signature (SAML Bindings 3.4.4.1). */
  query?: string
  xml: string
  id: string
  issuer: string
  acsUrl: string | null
  /** AssertionConsumerServiceIndex. */
  acsIndex: number | null
  /** Format and SPNameQualifier of NameIDPolicy. */
  nameIdPolicyFormat: string | null
  spNameQualifier: string | null
  /** No page may be shown. */
  isPassive: boolean
  /** It says who is to sign in (Subject). */
  hasSubject: boolean
  /** RequestedAuthnContext; the comparison is `exact` where none is named. */
  context: { comparison: string; classes: string[] } | null
  /** The person has to prove anew who they are, whatever session there is. */
  forceAuthn: boolean
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

type Binding = 'http-redirect' | 'http-post'
type RequestName = 'AuthnRequest' | 'LogoutRequest'

/** An AuthnRequest as it came. Throws RequestRefused. */
export function decodeAuthnRequest(raw: unknown, binding: Binding): AuthnRequest {
  return readAuthnRequest(String(raw), decodeRequest(raw, binding))
}

/** The XML of a request. HTTP-Redirect: base64 of raw DEFLATE (SAML Bindings 3.4.4.1). HTTP-POST: base64 (3.5.4). Throws RequestRefused. */
export function decodeRequest(raw: unknown, binding: Binding): string {
  if (typeof raw !== 'string' || raw === '')
    throw new RequestRefused('request-missing', 'There is no SAMLRequest, or more than one, in this call.')
  if (raw.length > limits.encoded)
    throw new RequestRefused('request-too-large', `The SAMLRequest is longer than ${limits.encoded / 1024} KB.`)
  if (!base64.test(raw)) throw new RequestRefused('request-not-base64', 'The SAMLRequest is not base64.')
  const bytes = Buffer.from(raw, 'base64')
  const xml = binding === 'http-redirect' ? inflate(bytes) : bytes
  if (xml.length > limits.xml) throw tooLarge()
  return xml.toString('utf8')
}

/** Reads the XML of an AuthnRequest (SAML Core 3.4.1). Throws RequestRefused. */
export function readAuthnRequest(raw: string, xml: string): AuthnRequest {
  const root = parseRoot(xml, 'AuthnRequest')
  if (!isRequest(root, 'AuthnRequest')) {
    const hint = isRequest(root, 'LogoutRequest')
      ? ' Single logout has an address of its own, which the metadata names where the app is set up for it.'
      : ''
    throw new RequestRefused('not-an-authn-request', `The message is <${root.nodeName}>, not an AuthnRequest of SAML 2.0.${hint}`)
  }
  const facts = requestFacts(root, 'AuthnRequest')
  const policy = childNamed(root, 'NameIDPolicy', ns.protocol)
  const context = childNamed(root, 'RequestedAuthnContext', ns.protocol)
  return {
    raw,
    xml,
    ...facts,
    acsUrl: root.getAttribute('AssertionConsumerServiceURL') || null,
    acsIndex: unsigned(root.getAttribute('AssertionConsumerServiceIndex')),
    nameIdPolicyFormat: policy?.getAttribute('Format') || null,
    spNameQualifier: policy?.getAttribute('SPNameQualifier') || null,
    isPassive: isTrue(root.getAttribute('IsPassive')),
    hasSubject: childNamed(root, 'Subject', ns.assertion) !== undefined,
    context: context
      ? {
          comparison: context.getAttribute('Comparison') || 'exact',
          classes: childElements(context)
            .filter((each) => each.localName === 'AuthnContextClassRef')
            .map((each) => each.textContent?.trim() ?? ''),
        }
      : null,
    forceAuthn: isTrue(root.getAttribute('ForceAuthn')),
  }
}

const childNamed = (root: Element, name: string, namespace: string): Element | undefined =>
  childElements(root).find((child) => child.localName === name && child.namespaceURI === namespace)

/** XML Schema, boolean: `true` or `1`. */
const isTrue = (text: string | null): boolean => /^\s*(true|1)\s*$/.test(text ?? '')

/** XML Schema, unsignedShort; null for anything else. */
const unsigned = (text: string | null): number | null => (/^\s*\d{1,5}\s*$/.test(text ?? '') ? Number(text) : null)

/** Reads the XML of a LogoutRequest (SAML Core 3.7.1); null: it is another message. Throws RequestRefused. */
export function readLogoutRequest(xml: string): { id: string; issuer: string } | null {
  const root = parseRoot(xml, 'LogoutRequest')
  return isRequest(root, 'LogoutRequest') ? requestFacts(root, 'LogoutRequest') : null
}

const isRequest = (root: Element, name: RequestName) => root.localName === name && root.namespaceURI === ns.protocol

/** What every request says of itself (SAML Core 3.2.1). */
function requestFacts(root: Element, name: RequestName): { id: string; issuer: string } {
  if (root.getAttribute('Version') !== '2.0')
    throw new RequestRefused('version-unsupported', `The Version of the ${name} is not 2.0.`)
  const id = root.getAttribute('ID') ?? ''
  if (!/^[A-Za-z_][\w.-]{0,255}$/.test(id))
    throw new RequestRefused('id-malformed', `The ${name} has no ID, or one that is not an NCName.`)
  const issuers = childElements(root).filter((child) => child.localName === 'Issuer' && child.namespaceURI === ns.assertion)
  const issuer = issuers[0]?.textContent?.trim() ?? ''
  if (issuers.length !== 1 || issuer === '')
    throw new RequestRefused('issuer-missing', `The ${name} does not say which service sends it (Issuer).`)
  return { id, issuer }
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

function parseRoot(xml: string, name: RequestName): Element {
  if (/<!DOCTYPE/i.test(xml)) throw new RequestRefused('doctype-forbidden', `The ${name} has a DOCTYPE. SAML messages have none.`)
  try {
    return parseXml(xml).documentElement
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new RequestRefused('malformed-xml', `The ${name} is not well-formed XML: ${message}`, { cause })
  }
}

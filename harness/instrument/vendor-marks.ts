import { elementsIn, parseXml } from '../files/xml.ts'

/** How the messages of one vendor look when nobody has changed anything. */
export interface VendorMarks {
  issuer: string
  /** What has a Signature. */
  signs: string
  /** Seconds from IssueInstant to NotBefore and NotOnOrAfter. */
  window: string
  /** NameFormat of attributes. */
  nameFormat: string
  authnContext: string
  /** Whether the session has an end. */
  sessionEnds: string
  /** How many attributes come without being asked for. */
  ownAttributes: string
}

const FORMAT = 'urn:oasis:names:tc:SAML:2.0:attrname-format:'
const CONTEXT = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'

/**
 * From captures and the vendors' documentation, kept apart from the IdP that is judged by it. The issuer is a form: a part in brackets
 * is different for each customer or app.
 */
export const vendorMarks: Record<string, VendorMarks> = {
  okta: {
    issuer: 'http://www.okta.com/exk[17]',
    signs: 'Assertion, Response',
    window: '-300 to 300',
    nameFormat: 'unspecified',
    authnContext: 'PasswordProtectedTransport',
    sessionEnds: 'no',
    ownAttributes: '0',
  },
  onelogin: {
    issuer: 'https://app.onelogin.com/saml/metadata/[guid]',
    signs: 'Response',
    window: '-180 to 180',
    nameFormat: 'basic',
    authnContext: 'PasswordProtectedTransport',
    sessionEnds: 'yes',
    ownAttributes: '0',
  },
  'entra-id': {
    issuer: 'https://sts.windows.net/[guid]/',
    signs: 'Assertion',
    window: '-300 to 3600',
    nameFormat: 'none',
    authnContext: 'Password',
    sessionEnds: 'no',
    ownAttributes: '9',
  },
  'google-workspace': {
    issuer: 'https://accounts.google.com/o/saml2?idpid=C0[7]',
    signs: 'Assertion',
    window: '-300 to 300',
    nameFormat: 'none',
    authnContext: 'unspecified',
    sessionEnds: 'no',
    ownAttributes: '0',
  },
}

const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion'
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'

/** Reads the same out of a message; null when it has no Assertion. @param stated names of attributes that an administrator asked for */
export function marksOf(xml: string, stated: readonly string[]): VendorMarks | null {
  const root = parseXml(xml)
  const [assertion] = root ? elementsIn(root, ASSERTION, 'Assertion') : []
  if (!root || !assertion) return null
  const one = (name: string) => elementsIn(assertion, ASSERTION, name)[0]
  const issued = Date.parse(assertion.getAttribute('IssueInstant') ?? '')
  const seconds = (name: string) => Math.round((Date.parse(one('Conditions')?.getAttribute(name) ?? '') - issued) / 1000)
  const attributes = elementsIn(assertion, ASSERTION, 'Attribute')
  const asked = attributes.filter((each) => stated.includes(each.getAttribute('Name') ?? ''))
  const formats = new Set(asked.map((each) => (each.getAttribute('NameFormat') || 'none').replace(FORMAT, '')))
  const signed = elementsIn(root, SIGNATURE, 'Signature').map((each) => (each.parentNode as Element | null)?.localName ?? '?')
  return {
    issuer: formOf(one('Issuer')?.textContent ?? ''),
    signs: signed.sort().join(', '),
    window: `${seconds('NotBefore')} to ${seconds('NotOnOrAfter')}`,
    nameFormat: [...formats].join(', '),
    authnContext: (one('AuthnContextClassRef')?.textContent ?? '').replace(CONTEXT, ''),
    sessionEnds: one('AuthnStatement')?.getAttribute('SessionNotOnOrAfter') ? 'yes' : 'no',
    ownAttributes: String(attributes.length - asked.length),
  }
}

const formOf = (issuer: string): string =>
  issuer
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, '[guid]')
    .replace(/(?<=\/exk)[A-Za-z0-9]{17}$/, '[17]')
    .replace(/(?<=idpid=C0)[a-z0-9]{7}$/, '[7]')

import { type Case, known } from './known.ts'
import { edited, honest, idpKey, issuer, now, otherKey, request, sign, withAttribute } from './message.ts'

const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')
const key = (pem: string) =>
  `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${bare(pem)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`
const metadata = (role: string, inside: string) =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer}"><${role}>${inside}</${role}></EntityDescriptor>`
const asking = (from: string | RegExp, to: string) => edited(request, [from, to])
const own = { now }
const data = 'NotOnOrAfter="2030-01-01T12:05:00Z" Recipient'

/** Messages of which something is to be said for what they lack, how they ask, and how much of something they have. */
export const formCases: readonly Case[] = [
  ['id-missing', 'error', edited(honest, [' ID="_response"', '']), 'The Response has no ID'],
  ['id-missing', 'error', edited(honest, [' ID="_assertion"', '']), 'An Assertion has no ID'],
  ['id-form', 'warning', edited(honest, ['"_response"', '"4711"']), '"4711" is no XML name'],
  ['id-form', 'warning', edited(honest, ['"_assertion"', '"_a:b"']), '"_a:b"'],
  ['authn-missing', 'error', edited(honest, [/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, '']), 'no AuthnStatement'],
  ['session-index-missing', 'note', edited(honest, [' SessionIndex="_session"', '']), 'no SessionIndex'],
  [
    'confirmation-not-before',
    'warning',
    edited(honest, [data, `NotBefore="2030-01-01T11:55:00Z" ${data}`]),
    'has a NotBefore (2030-01-01T11:55:00Z)',
  ],
  [
    'in-response-to-half',
    'warning',
    edited(honest, [' InResponseTo="_request">', '>']),
    'The SubjectConfirmationData says which request it answers (InResponseTo), the Response does not',
    own,
  ],
  [
    'in-response-to-half',
    'warning',
    edited(honest, [' InResponseTo="_request"/>', '/>']),
    'The Response says which request it answers (InResponseTo), the SubjectConfirmationData does not',
    own,
  ],
  [
    'destination-missing',
    'warning',
    sign(edited(honest, [/ Destination="[^"]*"/, '']), { on: 'Response' }),
    'has no Destination',
  ],
  ['confirmation-address', 'note', edited(honest, [data, `Address="192.0.2.1" ${data}`]), '"192.0.2.1"'],
  ['request-issuer-missing', 'error', asking(/<saml:Issuer>[^<]*<\/saml:Issuer>/, ''), 'has no Issuer', own],
  [
    'request-binding',
    'error',
    asking(' Version=', ' ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Version='),
    'by HTTP-Redirect',
    own,
  ],
  [
    'request-authn-context',
    'note',
    asking(
      '</samlp:AuthnRequest>',
      '<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></samlp:RequestedAuthnContext></samlp:AuthnRequest>',
    ),
    'signed in by PasswordProtectedTransport, exactly',
    own,
  ],
  ['request-passive', 'note', asking(' Version=', ' IsPassive="true" Version='), 'IsPassive', own],
  [
    'request-nameid-format',
    'warning',
    asking(/nameid-format:\w+/, 'nameid-format:email'),
    'nameid-format:email", which SAML does not know',
    own,
  ],
  [
    'issuer-differs',
    'error',
    honest,
    `not "${issuer}/": they differ in the slash at the end`,
    { ...known, issuer: `${issuer}/` },
  ],
  [
    'plain-http',
    'warning',
    honest.replaceAll('https://sp.example/saml/acs', 'http://sp.example/saml/acs'),
    '"http://sp.example/saml/acs", without TLS',
    own,
  ],
  ['no-endpoint', 'error', metadata('IDPSSODescriptor', key(idpKey.certificate)), 'has no SingleSignOnService'],
  ['no-endpoint', 'error', metadata('SPSSODescriptor', ''), 'has no AssertionConsumerService'],
  [
    'several-signing-keys',
    'note',
    metadata('IDPSSODescriptor', key(idpKey.certificate) + key(otherKey.certificate)),
    'has 2 signing certificates',
  ],
  ['email-malformed', 'warning', withAttribute('email', 'ada'), '"ada", which is no email address'],
  [
    'email-differs',
    'note',
    withAttribute('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'lovelace@acme.example'),
    'The NameID is the address "ada@acme.example"',
  ],
  ['email-case', 'note', edited(honest, ['ada@acme.example', 'Ada@acme.example']), '"Ada@acme.example" has capital letters'],
  ['email-case', 'note', withAttribute('mail', 'ADA@acme.example'), '"ADA@acme.example"'],
  ['many-values', 'note', withAttribute('memberOf', ...Array.from({ length: 151 }, (_, n) => `g${n}`)), 'has 151 values'],
  ['value-twice', 'note', withAttribute('roles', 'Admin', 'Analyst', 'Admin'), '"Admin" more than once'],
  [
    'authn-old',
    'note',
    edited(honest, ['AuthnInstant="2030-01-01T11:59:58Z"', 'AuthnInstant="2030-01-01T09:00:00Z"']),
    '3 hours before',
  ],
  ['valid-long', 'note', edited(honest, [data, data.replace('01T12:05', '03T12:05')]), '2 days'],
]

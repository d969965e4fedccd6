import { type Case, known } from './known.ts'
import { audience, createKeyPair, edited, honest, idpKey, issuer, now, otherKey, request, sealed, sign } from './message.ts'

const options = known
const later = (text: string) => ({ ...known, now: new Date(text) })

const old = createKeyPair('old', { from: '2020-01-01', to: '2029-12-31' })
const ending = createKeyPair('ending', { to: '2030-01-05' })
const short = createKeyPair('short', { bits: 1024 })
const evil = edited(/<saml:Assertion .*<\/saml:Assertion>/.exec(honest)?.[0] ?? '', ['_assertion', '_evil'], ['ada@', 'eve@'])
const denied = (top: string, sub: string, message = '') =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0" InResponseTo="_request"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${top}"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${sub}"/></samlp:StatusCode><samlp:StatusMessage>${message}</samlp:StatusMessage></samlp:Status></samlp:Response>`
const metadata = (more: string, keys = '') =>
  `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer}"${more}><IDPSSODescriptor>${keys}</IDPSSODescriptor></EntityDescriptor>`
const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')
const key = (pem: string) =>
  `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${bare(pem)}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`
const encrypted = await sealed(sign(honest))
const weak = await sealed(sign(honest), { algorithm: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' })

/** Messages of which something is to be said as a whole: form, signatures, addresses, times. */
export const messageCases: readonly Case[] = [
  ['status-not-success', 'error', denied('Responder', 'NoPassive'), 'Responder, NoPassive'],
  ['status-not-success', 'error', denied('Requester', 'RequestDenied', 'no'), 'RequestDenied, "no"'],
  ['status-not-success', 'error', denied('Requester', 'RequestUnsupported', 'AADSTS50105: blocked'), 'AADSTS50105'],
  ['no-assertion', 'error', edited(sign(honest), [/<saml:Assertion .*<\/saml:Assertion>/s, '']), 'has no Assertion'],
  [
    'several-assertions',
    'error',
    edited(sign(honest), ['</samlp:Response>', `${evil}</samlp:Response>`]),
    '"ada@acme.example" and "eve@acme.example"',
  ],
  [
    'assertion-misplaced',
    'error',
    edited(sign(honest), ['<samlp:Status>', `<samlp:Extensions>${evil}</samlp:Extensions><samlp:Status>`]),
    'stands inside Extensions',
  ],
  ['duplicate-ids', 'error', edited(honest, ['"_response"', '"_assertion"']), '"_assertion"'],
  ['version-other', 'error', edited(honest, ['Version="2.0"', 'Version="1.1"']), '"1.1"'],
  ['encrypted-closed', 'note', encrypted, 'AES-256-GCM and RSA-OAEP'],
  ['encrypted-closed', 'error', encrypted, 'cannot be read', { ...options, key: otherKey.key }],
  ['weak-encryption', 'warning', weak, 'Triple DES'],
  ['not-signed', 'error', honest, 'Nothing in this Response is signed'],
  ['not-signed', 'note', encrypted, 'shows with the private key alone'],
  ['encrypted-closed', 'note', encrypted, 'is shown apart, as the IdP wrote it', { ...options, isClearBeside: true }],
  ['signature-broken', 'error', edited(sign(honest), ['Ada Lovelace', 'Eve']), 'changed after it was signed'],
  [
    'signature-broken',
    'error',
    edited(sign(honest), [/(SignatureValue>)..../, '$1AAAA']),
    'not made with the key of the certificate in it',
  ],
  ['signature-broken', 'error', edited(sign(honest), ['more#rsa-sha256', 'more#rot13']), 'could not be checked'],
  [
    'certificate-other',
    'error',
    sign(honest, { pair: otherKey }),
    'not made with the certificate that was given. It was made with "CN=another IdP"',
  ],
  ['not-covered', 'error', edited(sign(honest), ['</samlp:Response>', `${evil}</samlp:Response>`]), '"_evil" is not covered'],
  [
    'signature-elsewhere',
    'error',
    edited(sign(honest), ['"_assertion" Version', '"_other" Version']),
    'over another element: its Reference is "#_assertion"',
  ],
  ['sha1', 'warning', sign(honest, { hash: 'sha1' }), 'RSA with SHA-1 and SHA-1'],
  ['certificate-dates', 'warning', sign(honest, { pair: old }), 'expired 1 day 12 hours ago'],
  ['certificate-dates', 'warning', sign(honest, { pair: createKeyPair('new', { from: '2031-01-01' }) }), 'valid from 2031-01-01'],
  ['certificate-dates', 'note', sign(honest, { pair: ending }), 'expires in 3 days 11 hours'],
  ['key-short', 'warning', sign(honest, { pair: short }), '1024 bits'],
  ['no-signing-key', 'error', metadata(''), 'has no signing certificate'],
  ['audience-differs', 'error', edited(honest, [`${audience}</`, `${audience}/</`]), 'they differ in the slash at the end'],
  [
    'audience-differs',
    'error',
    edited(honest, [`${audience}</`, 'https://other.example/</']),
    'is "https://other.example/", not',
  ],
  [
    'audience-missing',
    'error',
    edited(honest, [/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, '']),
    'no AudienceRestriction',
  ],
  ['recipient-differs', 'error', edited(honest, ['Recipient="https:', 'Recipient="http:']), 'they differ in http and https'],
  ['recipient-missing', 'error', edited(honest, [/ Recipient="[^"]*"/, '']), 'names a Recipient'],
  [
    'recipient-missing',
    'error',
    edited(honest, [/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, '']),
    'no SubjectConfirmation',
  ],
  [
    'destination-differs',
    'error',
    edited(honest, [/Destination="[^"]*"/, 'Destination="https://sp.example/saml/ACS"']),
    'upper and lower case',
  ],
  ['destination-differs', 'error', edited(honest, [/Destination="[^"]*"/, 'Destination="{recipient}"']), '"{recipient}"'],
  [
    'acs-differs',
    'warning',
    edited(request, ['sp.example/saml/acs', '10.0.0.1/saml/acs']),
    'they differ in the host, 10.0.0.1 and sp.example',
  ],
  [
    'request-issuer-differs',
    'error',
    edited(request, [`${audience}</`, `${audience}/</`]),
    'they differ in the slash at the end',
    { now, audience },
  ],
  ['issuers-differ', 'error', edited(honest, [issuer, 'https://evil.example']), 'issued by "https://evil.example"'],
  ['in-response-to-differs', 'error', honest, 'request "_request", not "_mine"', { ...options, requestId: '_mine' }],
  ['in-response-to-differs', 'error', honest, 'request "_request", and none was sent', { ...options, requestId: null }],
  ['sent-before', 'error', honest, 'A Response with the ID "_response" was sent before', { ...options, isRepeated: true }],
  [
    'in-response-to-differs',
    'error',
    edited(honest, ['InResponseTo="_request"', 'InResponseTo="_x"']),
    'different requests',
    { now },
  ],
  ['unsolicited', 'note', honest.replaceAll(' InResponseTo="_request"', ''), 'began at the IdP', { now }],
  ['unsolicited', 'error', honest.replaceAll(' InResponseTo="_request"', ''), 'began at the IdP'],
  ['expired', 'error', honest, '3 minutes 20 seconds ago', later('2030-01-01T12:08:20Z')],
  ['expired', 'error', honest, 'less than a second ago', later('2030-01-01T12:05:00Z')],
  ['not-yet-valid', 'error', honest, '1 hour 5 minutes from now', later('2030-01-01T10:50:00Z')],
  ['issued-in-future', 'warning', honest, '2 minutes from now', later('2030-01-01T11:58:00Z')],
  ['without-end', 'error', edited(honest, ['NotOnOrAfter="2030-01-01T12:05:00Z" Recipient', 'Recipient']), 'has no NotOnOrAfter'],
  [
    'session-over',
    'warning',
    edited(honest, ['SessionIndex', 'SessionNotOnOrAfter="2030-01-01T11:00:30Z" SessionIndex']),
    '1 hour ago',
  ],
  [
    'instant-unreadable',
    'error',
    edited(honest, ['NotBefore="2030-01-01T11:55:00Z"', 'NotBefore="yesterday"']),
    '"yesterday" is no time',
  ],
  [
    'instant-unreadable',
    'warning',
    edited(honest, ['NotBefore="2030-01-01T11:55:00Z"', 'NotBefore="2030-01-01T11:55:00+01:00"']),
    '+01:00" is no time in UTC',
  ],
  ['metadata-expired', 'error', metadata(' validUntil="2029-12-31T12:00:30Z"', key(idpKey.certificate)), '1 day ago'],
]

import { expect, test } from '#unit-test'
import { differencesOf } from './compare.ts'
import { inspect, inspectXml } from './inspect.ts'
import { differencesScreen, screenOf } from './screen.ts'
import { known } from './testing/known.ts'
import { edited, honest, now, sign, withAttribute } from './testing/message.ts'

test('a message on a screen: how it was packed, findings, signatures, facts, attributes', () => {
  const posted = `SAMLResponse=${encodeURIComponent(Buffer.from(sign(withAttribute('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'ada@acme.example', ''))).toString('base64'))}&RelayState=%2Fhome`
  const screen = screenOf(inspect(posted, { ...known, attributes: ['email'] }))
  expect(
    screen.replace(/(serial|SHA-256) [0-9A-F:]{4,}/g, '$1 …'),
  ).toBe(`A Response out of a form, then percent signs, then base64, from SAMLResponse
RelayState /home

1 error, 1 warning
  ERROR    No attribute is called "email"; "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress" is sent, which may be meant.
           Give it the name that the SP looks for, at the IdP. (attribute-not-sent)
  WARNING  The attribute "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress" has an empty value.
           This person has no value at the IdP. An SP may take it for "remove what is there", or refuse to make an account. (value-empty)

Times are held against a clock that says 2030-01-01 12:00:30 UTC: it is valid for another 4 minutes 30 seconds.

Signatures
  [holds]  The Assertion is signed; it holds with the certificate that was given.
           RSA with SHA-256, SHA-256, exclusive c14n
           CN=test IdP
           RSA 2048 bits, serial …
           2025-01-01T00:00:00.000Z to 2045-01-01T00:00:00.000Z
           SHA-256 …
           This is the certificate that was given.

Response
  Issuer                  https://idp.example/metadata
  ID                      _response
  Issued at               2030-01-01T12:00:00Z (30 seconds ago)
  Destination             https://sp.example/saml/acs
  In response to          _request
  Status                  Success

Assertion
  Issuer                  https://idp.example/metadata
  ID                      _assertion
  Issued at               2030-01-01T12:00:00Z (30 seconds ago)
  NameID                  ada@acme.example
  NameID format           EmailAddress (urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress)

Subject confirmation
  Method                  bearer (urn:oasis:names:tc:SAML:2.0:cm:bearer)
  Recipient               https://sp.example/saml/acs
  In response to          _request
  Not on or after         2030-01-01T12:05:00Z (in 4 minutes 30 seconds)

Conditions
  Audience                https://sp.example/metadata
  Not before              2030-01-01T11:55:00Z (5 minutes 30 seconds ago)
  Not on or after         2030-01-01T12:05:00Z (in 4 minutes 30 seconds)

Authentication
  Signed in at            2030-01-01T11:59:58Z (32 seconds ago)
  By                      Password (urn:oasis:names:tc:SAML:2.0:ac:classes:Password)
  Session index           _session

Attributes (3)
  displayName             Ada Lovelace
  groups                  Engineers
                          Admins
  http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress
                          ada@acme.example
                          (empty)
`)
})

test('what a message holds cannot move the cursor or hide', () => {
  const screen = screenOf(inspectXml(withAttribute('na\u202Eme', '&#x9b;31m red'), { now }))
  expect(screen).toContain('na⟨U+202E⟩me')
  expect(screen).toContain('⟨U+009B⟩31m red')
})

/** A message, and what is said of its signatures. */
const signatures: [name: string, xml: string, says: string[]][] = [
  ['nothing is signed', honest, ['[broken] No good signature covers the Assertion _assertion.']],
  [
    'with its own certificate',
    sign(honest),
    ['[open]   The Assertion is signed; it holds with the certificate in it, for which nobody vouches.'],
  ],
  [
    'changed',
    edited(sign(honest), ['Ada L', 'Eve L']),
    ['[broken] The Assertion is signed; it does not hold: the content was changed after it was signed.'],
  ],
]
for (const [name, xml, says] of signatures)
  test(`signatures on a screen: ${name}`, () => {
    const lines = screenOf(inspectXml(xml, { now })).split('\n')
    expect(lines.filter((line) => /^ {2}\[/.test(line)).map((line) => line.trim())).toEqual(says)
  })

test('differences on a screen', () => {
  const [one, other] = [honest, edited(withAttribute('email', 'a', 'b'), ['"_assertion"', '"_x"'])].map((xml) =>
    inspectXml(xml, { now }),
  )
  if (!one || !other) throw new Error('two messages were read')
  const names = { one: 'a.xml', other: 'b.xml' }
  expect(differencesScreen(differencesOf(one, other), names)).toBe(
    'Differences: - a.xml, + b.xml\n  Attributes: email\n    - (not there)\n    + a | b\n  Attribute formats: email\n    - (not there)\n    + (nothing)\n\n  Different each time: Assertion: ID\n',
  )
  expect(differencesScreen([], names)).toBe('No difference that lasts between a.xml and b.xml\n')
})

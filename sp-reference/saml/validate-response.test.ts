import { expect, test } from '@playwright/test'
import type { RefusalCode } from './errors.ts'
import type { SamlDefect } from './expectation.ts'
import {
  acsUrl,
  edited,
  encode,
  entityId,
  expectation,
  honestXml,
  issuer,
  outcomeOf,
  type SigningPlan,
  sign,
} from './testing/message.ts'
import { validateResponse } from './validate-response.ts'

const ada = 'ada@corp.example'
const other = 'https://other.example'
const confirmation = /<saml:SubjectConfirmation .*?<\/saml:SubjectConfirmation>/
const restriction = /<saml:AudienceRestriction>.*?<\/saml:AudienceRestriction>/

interface BentMessage {
  title: string
  edits: [from: RegExp | string, to: string][]
  code: RefusalCode
  /** The deliberate fault that lets it pass. */
  offBy?: SamlDefect
  plan?: SigningPlan
}

const response: BentMessage[] = [
  {
    title: 'status Responder',
    edits: [['status:Success', 'status:Responder']],
    code: 'status-not-success',
    offBy: 'skip-status-check',
  },
  {
    title: 'status almost Success',
    edits: [['SAML:2.0:status:Success', 'x:status:Success']],
    code: 'status-not-success',
    offBy: 'skip-status-check',
  },
  {
    title: 'Success only as nested status',
    edits: [[/<samlp:StatusCode (.*?)\/>/, '<samlp:StatusCode Value="x"><samlp:StatusCode $1/></samlp:StatusCode>']],
    code: 'status-not-success',
    offBy: 'skip-status-check',
  },
  { title: 'no Status', edits: [[/<samlp:Status>.*<\/samlp:Status>/, '']], code: 'status-not-success' },
  { title: 'no StatusCode', edits: [[/<samlp:StatusCode .*?\/>/, '']], code: 'status-not-success', offBy: 'skip-status-check' },
  { title: 'Response of version 1.1', edits: [['Version="2.0"', 'Version="1.1"']], code: 'not-a-response' },
  {
    title: 'Assertion of version 1.1',
    edits: [['"_assertion" Version="2.0"', '"_assertion" Version="1.1"']],
    code: 'not-a-response',
  },
  { title: 'Response without Version', edits: [['Version="2.0"', '']], code: 'not-a-response' },
  {
    title: 'another protocol namespace',
    edits: [['xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"', 'xmlns:samlp="urn:x"']],
    code: 'not-a-response',
  },
  {
    title: 'another Destination',
    edits: [[`Destination="${acsUrl}"`, `Destination="${other}"`]],
    code: 'destination-mismatch',
    offBy: 'skip-destination-check',
  },
  {
    title: 'Destination with a trailing slash',
    edits: [[`Destination="${acsUrl}"`, `Destination="${acsUrl}/"`]],
    code: 'destination-mismatch',
    offBy: 'skip-destination-check',
  },
  {
    title: 'empty Destination',
    edits: [[`Destination="${acsUrl}"`, 'Destination=""']],
    code: 'destination-mismatch',
    offBy: 'skip-destination-check',
  },
  {
    title: 'no Destination on a signed Response',
    edits: [[`Destination="${acsUrl}"`, '']],
    plan: { on: 'response' },
    code: 'destination-mismatch',
    offBy: 'skip-destination-check',
  },
  {
    title: 'IssueInstant in the future',
    edits: [['IssueInstant="2030', 'IssueInstant="2099']],
    code: 'not-yet-valid',
    offBy: 'skip-not-before-check',
  },
  {
    title: 'no IssueInstant',
    edits: [['IssueInstant="2030-01-01T12:00:00Z"', '']],
    code: 'malformed-xml',
    offBy: 'skip-not-before-check',
  },
  { title: 'no ID on the Response', edits: [['ID="_response"', '']], code: 'malformed-xml' },
  { title: 'no Assertion', edits: [[/<saml:Assertion.*<\/saml:Assertion>/, '']], plan: { on: 'response' }, code: 'no-assertion' },
  {
    title: 'an Assertion of another namespace',
    edits: [['<saml:Assertion ID', '<saml:Assertion xmlns:saml="urn:x" ID']],
    code: 'malformed-xml',
  },
]

const issuers: BentMessage[] = [
  {
    title: 'another Assertion Issuer',
    edits: [[/(<saml:Assertion .*?<saml:Issuer>)[^<]*/, `$1${other}`]],
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
  },
  {
    title: 'another Response Issuer',
    edits: [[/<saml:Issuer>[^<]*/, `<saml:Issuer>${other}`]],
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
  },
  {
    title: 'Issuer with whitespace',
    edits: [[/(<saml:Assertion .*?<saml:Issuer>)/, '$1 ']],
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
  },
  {
    title: 'Issuer in capitals',
    edits: [[/(<saml:Assertion .*?<saml:Issuer>)[^<]*/, `$1${issuer.toUpperCase()}`]],
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
  },
  {
    title: 'Issuer of another Format',
    edits: [[/(<saml:Assertion .*?<saml:Issuer)>/, '$1 Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">']],
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
  },
  {
    title: 'no Issuer on a signed Response',
    edits: [[/<saml:Issuer>.*?<\/saml:Issuer>/, '']],
    plan: { on: 'response', first: true },
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
  },
]

const requests: BentMessage[] = [
  {
    title: 'InResponseTo unknown',
    edits: [[/InResponseTo="_request"/g, 'InResponseTo="_other"']],
    code: 'in-response-to-mismatch',
    offBy: 'skip-in-response-to-check',
  },
  {
    title: 'InResponseTo unknown in the signed part',
    edits: [[/InResponseTo="_request"\/>/, 'InResponseTo="_other"/>']],
    code: 'in-response-to-mismatch',
    offBy: 'skip-in-response-to-check',
  },
  {
    title: 'InResponseTo absent in the signed part',
    edits: [[/InResponseTo="_request"\/>/, '/>']],
    code: 'in-response-to-mismatch',
    offBy: 'skip-in-response-to-check',
  },
  {
    title: 'InResponseTo absent on the Response',
    edits: [[/InResponseTo="_request">/, '>']],
    code: 'unsolicited',
    offBy: 'skip-in-response-to-check',
  },
  {
    title: 'InResponseTo absent everywhere',
    edits: [[/InResponseTo="_request"/g, '']],
    code: 'unsolicited',
    offBy: 'skip-in-response-to-check',
  },
]

const conditions: BentMessage[] = [
  {
    title: 'another Audience',
    edits: [[`<saml:Audience>${entityId}`, `<saml:Audience>${other}`]],
    code: 'audience-mismatch',
    offBy: 'skip-audience-check',
  },
  {
    title: 'Audience with a suffix',
    edits: [['</saml:Audience>', '/x</saml:Audience>']],
    code: 'audience-mismatch',
    offBy: 'skip-audience-check',
  },
  {
    title: 'Audience in capitals',
    edits: [[`<saml:Audience>${entityId}`, `<saml:Audience>${entityId.toUpperCase()}`]],
    code: 'audience-mismatch',
    offBy: 'skip-audience-check',
  },
  { title: 'no AudienceRestriction', edits: [[restriction, '']], code: 'audience-mismatch', offBy: 'skip-audience-check' },
  {
    title: 'empty AudienceRestriction',
    edits: [[restriction, '<saml:AudienceRestriction/>']],
    code: 'audience-mismatch',
    offBy: 'skip-audience-check',
  },
  {
    title: 'a second AudienceRestriction for another SP',
    edits: [
      [
        '</saml:Conditions>',
        `<saml:AudienceRestriction><saml:Audience>${other}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`,
      ],
    ],
    code: 'audience-mismatch',
    offBy: 'skip-audience-check',
  },
  {
    title: 'no Conditions',
    edits: [[/<saml:Conditions.*<\/saml:Conditions>/, '']],
    code: 'audience-mismatch',
    offBy: 'skip-audience-check',
  },
  {
    title: 'two Conditions',
    edits: [['</saml:Conditions>', '</saml:Conditions><saml:Conditions NotOnOrAfter="2020-01-01T00:00:00Z"/>']],
    code: 'malformed-xml',
  },
  {
    title: 'a condition nobody knows',
    edits: [
      [
        '</saml:Conditions>',
        '<saml:Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x"/></saml:Conditions>',
      ],
    ],
    code: 'condition-unknown',
  },
  {
    title: 'Conditions expired',
    edits: [[/11:55:00Z" NotOnOrAfter="[^"]*"/, '11:50:00Z" NotOnOrAfter="2030-01-01T11:58:30Z"']],
    code: 'expired',
    offBy: 'skip-expiry-check',
  },
  {
    title: 'Conditions begin later',
    edits: [[/NotBefore="[^"]*"/, 'NotBefore="2030-01-01T12:02:31Z"']],
    code: 'not-yet-valid',
    offBy: 'skip-not-before-check',
  },
  {
    title: 'Conditions end before they begin',
    edits: [[/NotBefore="[^"]*" NotOnOrAfter="[^"]*"/, 'NotBefore="2030-01-01T12:01:00Z" NotOnOrAfter="2030-01-01T12:00:00Z"']],
    code: 'expired',
    offBy: 'skip-expiry-check',
  },
  {
    title: 'NotOnOrAfter with an offset',
    edits: [[/11:55:00Z" NotOnOrAfter="[^"]*"/, '11:55:00Z" NotOnOrAfter="2030-01-01T14:05:00+02:00"']],
    code: 'malformed-xml',
  },
  { title: 'NotBefore that is no time', edits: [[/NotBefore="[^"]*"/, 'NotBefore=""']], code: 'malformed-xml' },
]

const subjects: BentMessage[] = [
  {
    title: 'another Recipient',
    edits: [[`Recipient="${acsUrl}"`, `Recipient="${other}"`]],
    code: 'recipient-mismatch',
    offBy: 'skip-recipient-check',
  },
  {
    title: 'Recipient with another path',
    edits: [[`Recipient="${acsUrl}"`, `Recipient="${acsUrl}2"`]],
    code: 'recipient-mismatch',
    offBy: 'skip-recipient-check',
  },
  { title: 'no Recipient', edits: [[`Recipient="${acsUrl}"`, '']], code: 'recipient-mismatch', offBy: 'skip-recipient-check' },
  {
    title: 'confirmation expired',
    edits: [[/NotOnOrAfter="[^"]*" Recipient/, 'NotOnOrAfter="2030-01-01T11:58:30Z" Recipient']],
    code: 'expired',
    offBy: 'skip-expiry-check',
  },
  {
    title: 'confirmation without NotOnOrAfter',
    edits: [[/NotOnOrAfter="[^"]*" Recipient/, 'Recipient']],
    code: 'expired',
    offBy: 'skip-expiry-check',
  },
  {
    title: 'confirmation with NotBefore',
    edits: [['Data NotOnOrAfter', 'Data NotBefore="2030-01-01T11:00:00Z" NotOnOrAfter']],
    code: 'not-yet-valid',
    offBy: 'skip-not-before-check',
  },
  { title: 'holder-of-key only', edits: [['cm:bearer', 'cm:holder-of-key']], code: 'confirmation-missing' },
  { title: 'no SubjectConfirmation', edits: [[confirmation, '']], code: 'confirmation-missing' },
  { title: 'no SubjectConfirmationData', edits: [[/<saml:SubjectConfirmationData.*?\/>/, '']], code: 'confirmation-missing' },
  {
    title: 'two confirmations that hold only together',
    edits: [
      [
        /(<saml:SubjectConfirmation .*?)Recipient="[^"]*"(.*?<\/saml:SubjectConfirmation>)/,
        `$1Recipient="${other}"$2<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="2030-01-01T11:00:00Z" Recipient="${acsUrl}" InResponseTo="_request"/></saml:SubjectConfirmation>`,
      ],
    ],
    code: 'recipient-mismatch',
  },
  { title: 'no Subject', edits: [[/<saml:Subject>.*<\/saml:Subject>/, '']], code: 'confirmation-missing' },
  { title: 'no NameID', edits: [[/<saml:NameID.*<\/saml:NameID>/, '']], code: 'nameid-missing' },
  { title: 'empty NameID', edits: [[ada, '']], code: 'nameid-missing' },
  { title: 'NameID of whitespace', edits: [[ada, ' \n ']], code: 'nameid-missing' },
  {
    title: 'NameID of the attesting entity only',
    edits: [[/(<saml:NameID.*<\/saml:NameID>)(<saml:SubjectConfirmation .*?>)/, '$2$1']],
    code: 'nameid-missing',
  },
  { title: 'two NameIDs', edits: [[/(<saml:NameID.*<\/saml:NameID>)/, '$1$1']], code: 'malformed-xml' },
  { title: 'an element inside NameID', edits: [[ada, 'ada<b/>@corp.example']], code: 'malformed-xml' },
  { title: 'no AuthnStatement', edits: [[/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, '']], code: 'authn-statement-missing' },
  {
    title: 'session over',
    edits: [['SessionIndex', 'SessionNotOnOrAfter="2030-01-01T11:00:00Z" SessionIndex']],
    code: 'expired',
    offBy: 'skip-expiry-check',
  },
  {
    title: 'signed in tomorrow',
    edits: [['AuthnInstant="2030-01-01', 'AuthnInstant="2030-01-02']],
    code: 'not-yet-valid',
    offBy: 'skip-not-before-check',
  },
  { title: 'an Attribute without Name', edits: [['Name="groups"', '']], code: 'malformed-xml' },
]

for (const { title, edits, code, offBy, plan } of [...response, ...issuers, ...requests, ...conditions, ...subjects]) {
  test(`${title}: ${code}${offBy ? `, unless ${offBy}` : ''}`, async () => {
    const xml = sign(edited(honestXml, ...edits), plan)
    expect(await outcomeOf(xml)).toBe(code)
    if (offBy) expect(await outcomeOf(xml, { defects: new Set([offBy]) })).toBe(ada)
  })
}

test('the same message again is a replay, unless accept-replayed-assertion', async () => {
  const message = encode(sign(honestXml))
  const usual = expectation()
  await validateResponse(message, usual)
  await expect(validateResponse(message, usual)).rejects.toMatchObject({ code: 'replayed', actual: '_assertion' })
  const faulty = expectation({ defects: new Set(['accept-replayed-assertion']) })
  await validateResponse(message, faulty)
  expect((await validateResponse(message, faulty)).nameId).toBe(ada)
})

test('the same assertion in a new envelope is a replay', async () => {
  const usual = expectation()
  const message = sign(honestXml)
  await validateResponse(encode(message), usual)
  await expect(validateResponse(encode(edited(message, ['_response', '_response2'])), usual)).rejects.toMatchObject({
    code: 'replayed',
  })
})

test('an assertion is remembered until its end plus the clock skew, and only when everything else was right', async () => {
  const remembered: string[] = []
  const rememberAssertion = (id: string, until: Date) => remembered.push(`${id} ${until.toISOString()}`) > 0
  await outcomeOf(sign(edited(honestXml, [entityId, other])), { rememberAssertion })
  await outcomeOf(sign(honestXml), { rememberAssertion })
  expect(remembered).toEqual(['_assertion 2030-01-01T12:07:00.000Z'])
})

test('a refusal names code, clause, expected and actual, and its message repeats nothing from the wire', async () => {
  const xml = sign(edited(honestXml, [`<saml:Audience>${entityId}`, `<saml:Audience>${other}`]))
  await expect(validateResponse(encode(xml), expectation())).rejects.toMatchObject({
    code: 'audience-mismatch',
    clause: 'SAML Core 2.5.1.4',
    expected: entityId,
    actual: other,
    message: 'The sign-in message was made for another application.',
  })
})

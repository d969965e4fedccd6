import { testBentMessages } from './testing/bent.ts'
import { acsUrl, entityId, issuer } from './testing/message.ts'

const other = 'https://other.example'
const destination = `Destination="${acsUrl}"`
const audience = `<saml:Audience>${entityId}</saml:Audience>`
const restriction = /<saml:AudienceRestriction>.*?<\/saml:AudienceRestriction>/
const assertionIssuer = /(<saml:Assertion .*?<saml:Issuer)>[^<]*/
const conditionTimes = /NotBefore="[^"]*" NotOnOrAfter="[^"]*"/
const onResponse = { on: 'response' } as const

// The Response.
testBentMessages([
  {
    code: 'status-not-success',
    offBy: 'skip-status-check',
    bent: [
      ['Responder', 'status:Success', 'status:Responder'],
      ['almost Success', 'SAML:2.0:status:Success', 'x:status:Success'],
      [
        'Success only nested',
        /<samlp:StatusCode (.*?)\/>/,
        '<samlp:StatusCode Value="x"><samlp:StatusCode $1/></samlp:StatusCode>',
      ],
      ['no StatusCode', /<samlp:StatusCode .*?\/>/, ''],
    ],
  },
  { code: 'status-not-success', bent: [['no Status', /<samlp:Status>.*<\/samlp:Status>/, '']] },
  {
    code: 'not-a-response',
    bent: [
      ['version 1.1', 'Version="2.0"', 'Version="1.1"'],
      ['no version', 'Version="2.0"', ''],
      ['Assertion of version 1.1', '"_assertion" Version="2.0"', '"_assertion" Version="1.1"'],
      ['another namespace', 'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"', 'xmlns:samlp="urn:x"'],
    ],
  },
  {
    code: 'destination-mismatch',
    offBy: 'skip-destination-check',
    bent: [
      ['another address', destination, `Destination="${other}"`],
      ['a trailing slash', destination, `Destination="${acsUrl}/"`],
      ['empty', destination, 'Destination=""'],
      ['absent on a signed Response', destination, '', onResponse],
    ],
  },
  {
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
    bent: [
      ['of the Assertion', assertionIssuer, `$1>${other}`],
      ['of the Response', /<saml:Issuer>[^<]*/, `<saml:Issuer>${other}`],
      ['white space', assertionIssuer, `$1> ${issuer}`],
      ['capitals', assertionIssuer, `$1>${issuer.toUpperCase()}`],
      ['another Format', /<saml:Issuer>/g, '<saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">'],
      ['absent on a signed Response', /<saml:Issuer>.*?<\/saml:Issuer>/, '', { on: 'response', first: true }],
    ],
  },
  { code: 'no-assertion', bent: [['none', /<saml:Assertion.*<\/saml:Assertion>/, '', onResponse]] },
])

// The request it answers.
testBentMessages([
  {
    code: 'in-response-to-mismatch',
    offBy: 'skip-in-response-to-check',
    bent: [
      ['unknown', /InResponseTo="_request"/g, 'InResponseTo="_other"'],
      ['unknown in the signed part', /InResponseTo="_request"\/>/, 'InResponseTo="_other"/>'],
      ['absent in the signed part', /InResponseTo="_request"\/>/, '/>'],
    ],
  },
  {
    code: 'unsolicited',
    offBy: 'skip-in-response-to-check',
    bent: [
      ['absent everywhere', /InResponseTo="_request"/g, ''],
      ['absent on the Response', /InResponseTo="_request">/, '>'],
    ],
  },
])

// Conditions.
testBentMessages([
  {
    code: 'audience-mismatch',
    offBy: 'skip-audience-check',
    bent: [
      ['another SP', audience, `<saml:Audience>${other}</saml:Audience>`],
      ['a suffix', '</saml:Audience>', '/x</saml:Audience>'],
      ['capitals', audience, audience.replace(entityId, entityId.toUpperCase())],
      ['no restriction', restriction, ''],
      ['an empty restriction', restriction, '<saml:AudienceRestriction/>'],
      [
        'a second restriction',
        restriction,
        `$&<saml:AudienceRestriction><saml:Audience>${other}</saml:Audience></saml:AudienceRestriction>`,
      ],
      ['no Conditions', /<saml:Conditions.*<\/saml:Conditions>/, ''],
    ],
  },
  { code: 'condition-unknown', bent: [['a Condition', '</saml:Conditions>', '<saml:Condition/></saml:Conditions>']] },
  {
    code: 'expired',
    offBy: 'skip-expiry-check',
    bent: [
      ['Conditions', conditionTimes, 'NotBefore="2030-01-01T11:50:00Z" NotOnOrAfter="2030-01-01T11:58:30Z"'],
      ['Conditions that never held', conditionTimes, 'NotBefore="2030-01-01T12:01:00Z" NotOnOrAfter="2030-01-01T12:00:00Z"'],
      ['confirmation', /NotOnOrAfter="[^"]*" Recipient/, 'NotOnOrAfter="2030-01-01T11:58:30Z" Recipient'],
      ['confirmation without end', /NotOnOrAfter="[^"]*" Recipient/, 'Recipient'],
      ['session', 'SessionIndex', 'SessionNotOnOrAfter="2030-01-01T11:00:00Z" SessionIndex'],
    ],
  },
  {
    code: 'not-yet-valid',
    offBy: 'skip-not-before-check',
    bent: [
      ['Conditions', /NotBefore="[^"]*"/, 'NotBefore="2030-01-01T12:02:31Z"'],
      ['confirmation with NotBefore', 'Data NotOnOrAfter', 'Data NotBefore="2030-01-01T11:00:00Z" NotOnOrAfter'],
      ['IssueInstant', 'IssueInstant="2030', 'IssueInstant="2099'],
      ['AuthnInstant', 'AuthnInstant="2030-01-01', 'AuthnInstant="2030-01-02'],
    ],
  },
])

// The Subject.
testBentMessages([
  {
    code: 'recipient-mismatch',
    offBy: 'skip-recipient-check',
    bent: [
      ['another SP', `Recipient="${acsUrl}"`, `Recipient="${other}"`],
      ['another path', `Recipient="${acsUrl}"`, `Recipient="${acsUrl}2"`],
      ['absent', `Recipient="${acsUrl}"`, ''],
    ],
  },
  {
    code: 'recipient-mismatch',
    bent: [
      [
        'two confirmations that hold only together',
        /(<saml:SubjectConfirmation .*?)Recipient="[^"]*"(.*?<\/saml:SubjectConfirmation>)/,
        `$1Recipient="${other}"$2<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
          `<saml:SubjectConfirmationData NotOnOrAfter="2030-01-01T11:00:00Z" Recipient="${acsUrl}" InResponseTo="_request"/></saml:SubjectConfirmation>`,
      ],
    ],
  },
  {
    code: 'confirmation-missing',
    bent: [
      ['holder-of-key only', 'cm:bearer', 'cm:holder-of-key'],
      ['no SubjectConfirmation', /<saml:SubjectConfirmation .*?<\/saml:SubjectConfirmation>/, ''],
      ['no SubjectConfirmationData', /<saml:SubjectConfirmationData.*?\/>/, ''],
      ['no Subject', /<saml:Subject>.*<\/saml:Subject>/, ''],
    ],
  },
  {
    code: 'nameid-missing',
    bent: [
      ['none', /<saml:NameID.*<\/saml:NameID>/, ''],
      ['empty', 'ada@corp.example', ''],
      ['white space', 'ada@corp.example', ' \n '],
      ['of the attesting entity only', /(<saml:NameID.*<\/saml:NameID>)(<saml:SubjectConfirmation .*?>)/, '$2$1'],
    ],
  },
  { code: 'authn-statement-missing', bent: [['none', /<saml:AuthnStatement.*<\/saml:AuthnStatement>/, '']] },
])

// What the schema forbids.
testBentMessages([
  {
    code: 'malformed-xml',
    bent: [
      ['no ID on the Response', 'ID="_response"', '', { on: 'assertion' }],
      ['no IssueInstant', 'IssueInstant="2030-01-01T12:00:00Z"', ''],
      ['an Assertion of another namespace', '<saml:Assertion ID', '<saml:Assertion xmlns:saml="urn:x" ID'],
      ['two Conditions', '</saml:Conditions>', '</saml:Conditions><saml:Conditions NotOnOrAfter="2020-01-01T00:00:00Z"/>'],
      ['a time with an offset', conditionTimes, 'NotBefore="2030-01-01T12:00:00+02:00"'],
      ['an empty time', conditionTimes, 'NotBefore=""'],
      ['two NameIDs', /(<saml:NameID.*<\/saml:NameID>)/, '$1$1'],
      ['an element inside NameID', 'ada@corp.example', 'ada<b/>@corp.example'],
      ['an Attribute without Name', 'Name="groups"', ''],
    ],
  },
])

import { expect, test } from '#unit-test'
import {
  acsUrl,
  edited,
  encode,
  entityId,
  expectation,
  honestXml,
  idpKey,
  issuer,
  outcomeOf,
  rogueKey,
  type SigningPlan,
  sign,
} from './testing/message.ts'
import { validateResponse } from './validate-response.ts'

const ada = 'ada@corp.example'
const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

test('the facts of an honest message', async () => {
  const facts = await validateResponse(encode(sign(honestXml)), expectation())
  expect({ ...facts, attributes: Object.fromEntries(facts.attributes) }).toEqual({
    assertionId: '_assertion',
    issuer,
    nameId: ada,
    nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    sessionIndex: '_session',
    inResponseTo: '_request',
    notOnOrAfter: new Date('2030-01-01T12:05:00Z'),
    attributes: { displayName: ['Ada Lovelace'], groups: ['Engineers', 'Admins'] },
  })
})

/** AttributeStatement content → what is read from it. */
const attributes: [title: string, xml: string, read: Record<string, string[]>][] = [
  ['no AttributeValue', '<saml:Attribute Name="a"/>', { a: [] }],
  ['an empty AttributeValue', '<saml:Attribute Name="a"><saml:AttributeValue/></saml:Attribute>', { a: [''] }],
  [
    'xsi:nil',
    `<saml:Attribute Name="a"><saml:AttributeValue ${xsi} xsi:nil="true"/><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>`,
    { a: ['x'] },
  ],
  [
    'one Name twice',
    '<saml:Attribute Name="a"><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute><saml:Attribute Name="a"><saml:AttributeValue>y</saml:AttributeValue></saml:Attribute>',
    { a: ['x', 'y'] },
  ],
  [
    'FriendlyName is not a name',
    '<saml:Attribute Name="urn:oid:1" FriendlyName="mail"><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>',
    { 'urn:oid:1': ['x'] },
  ],
  [
    'names of Object',
    '<saml:Attribute Name="__proto__"><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>',
    JSON.parse('{"__proto__":["x"]}'),
  ],
  [
    'text is exact',
    '<saml:Attribute Name="a"><saml:AttributeValue> Zoë &amp; 日本 😀<![CDATA[ <b>]]>&#13;\n</saml:AttributeValue></saml:Attribute>',
    { a: [' Zoë & 日本 😀 <b>\r\n'] },
  ],
  [
    'elements in a value',
    '<saml:Attribute Name="a"><saml:AttributeValue><saml:x>1</saml:x>2</saml:AttributeValue></saml:Attribute>',
    { a: ['12'] },
  ],
  [
    'two statements',
    '</saml:AttributeStatement><saml:AttributeStatement><saml:Attribute Name="a"><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute>',
    { a: ['x'] },
  ],
]

for (const [title, xml, read] of attributes) {
  test(`attributes: ${title}`, async () => {
    const message = sign(
      edited(honestXml, [
        /<saml:AttributeStatement>.*<\/saml:AttributeStatement>/,
        `<saml:AttributeStatement>${xml}</saml:AttributeStatement>`,
      ]),
    )
    const facts = await validateResponse(encode(message), expectation())
    expect([...facts.attributes]).toEqual(Object.entries(read))
  })
}

/** Unusual and right: every one of these is accepted, as the same person. */
const accepted: { title: string; edits?: [RegExp | string, string][]; plan?: SigningPlan; wire?: (xml: string) => string }[] = [
  { title: 'Response signed', plan: { on: 'response' } },
  { title: 'both signed', plan: { on: 'both' } },
  { title: 'no KeyInfo', plan: { keyInfo: false } },
  {
    title: 'RSA-SHA512 with SHA-512',
    plan: {
      signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha512',
    },
  },
  { title: 'RSA-PSS', plan: { signatureAlgorithm: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' } },
  { title: 'enveloped transform only', plan: { transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'] } },
  {
    title: 'inclusive canonicalization',
    plan: {
      transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'],
    },
  },
  {
    title: 'a prefix that only the Response declares, in InclusiveNamespaces',
    edits: [
      ['<samlp:Response ', '<samlp:Response xmlns:xs="http://www.w3.org/2001/XMLSchema" '],
      ['<saml:AttributeValue>', `<saml:AttributeValue ${xsi} xsi:type="xs:string">`],
    ],
    plan: { inclusivePrefixes: ['xs'] },
  },
  { title: 'pretty-printed', edits: [[/></g, '>\n  <']] },
  {
    title: 'CRLF line ends, byte order mark and declaration on the wire',
    edits: [[/></g, '>\n<']],
    wire: (xml) => `\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n${xml.replaceAll('\n', '\r\n')}\r\n`,
  },
  {
    title: 'a comment outside the signed element',
    wire: (xml) => `<!-- a -->${xml.replace('<samlp:Status>', '<!-- b --><samlp:Status>')}<!-- c -->`,
  },
  { title: 'a comment inside NameID', wire: (xml) => xml.replace('>ada@', '>ada<!-- x -->@') },
  { title: 'part of NameID as CDATA', wire: (xml) => xml.replace('>ada@', '><![CDATA[ada]]>@') },
  {
    title: 'other prefixes',
    edits: [
      [/samlp(?=[:=])/g, 'p'],
      [/saml(?=[:=])/g, 'a'],
    ],
  },
  { title: 'no Response Issuer, Assertion signed', edits: [[/<saml:Issuer>.*?<\/saml:Issuer>/, '']] },
  { title: 'no Destination, Assertion signed', edits: [[`Destination="${acsUrl}"`, '']] },
  {
    title: 'Issuer of Format entity',
    edits: [[/<saml:Issuer>/g, '<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">']],
  },
  {
    title: 'two Audiences, ours second',
    edits: [['<saml:AudienceRestriction>', '<saml:AudienceRestriction><saml:Audience>https://other.example</saml:Audience>']],
  },
  {
    title: 'OneTimeUse and ProxyRestriction',
    edits: [['</saml:Conditions>', '<saml:OneTimeUse/><saml:ProxyRestriction Count="0"/></saml:Conditions>']],
  },
  { title: 'no times in Conditions', edits: [[/ NotBefore="[^"]*" NotOnOrAfter="[^"]*"/, '']] },
  { title: 'NotBefore within the skew', edits: [[/NotBefore="[^"]*"/, 'NotBefore="2030-01-01T12:02:30Z"']] },
  { title: 'NotOnOrAfter within the skew', edits: [[/NotOnOrAfter="[^"]*"/g, 'NotOnOrAfter="2030-01-01T11:58:31Z"']] },
  {
    title: 'fractions of seconds',
    edits: [
      ['12:00:00Z', '12:00:00.123Z'],
      [/(Data NotOnOrAfter="2030-01-01T12:05:00)/, '$1.1234567'],
    ],
  },
  { title: 'no SessionIndex', edits: [[' SessionIndex="_session"', '']] },
  { title: 'two AuthnStatements', edits: [[/(<saml:AuthnStatement.*<\/saml:AuthnStatement>)/, '$1$1']] },
  { title: 'no AttributeStatement', edits: [[/<saml:AttributeStatement>.*<\/saml:AttributeStatement>/, '']] },
  {
    title: 'Advice with another Assertion',
    edits: [
      [
        '</saml:Conditions>',
        '</saml:Conditions><saml:Advice><saml:Assertion ID="_advice" Version="2.0"><saml:Issuer>x</saml:Issuer></saml:Assertion></saml:Advice>',
      ],
    ],
  },
  {
    title: 'holder-of-key first, bearer second',
    edits: [
      [
        '<saml:SubjectConfirmation ',
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:holder-of-key"/><saml:SubjectConfirmation ',
      ],
    ],
  },
  {
    title: 'a nameidentifier claim',
    edits: [['Name="displayName"', 'Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"']],
  },
  {
    title: 'qualified NameID',
    edits: [['<saml:NameID ', `<saml:NameID NameQualifier="${issuer}" SPNameQualifier="${entityId}" `]],
  },
]

for (const { title, edits = [], plan, wire = (xml: string) => xml } of accepted) {
  test(`accepted: ${title}`, async () => {
    const signed = sign(edited(honestXml, ...edits), plan)
    expect(await outcomeOf(wire(signed))).toBe(ada)
  })
}

test('an unsolicited Response, where welcome', async () => {
  const message = sign(edited(honestXml, [/InResponseTo="_request"/g, '']))
  expect((await validateResponse(encode(message), expectation({ allowUnsolicited: true }))).inResponseTo).toBeNull()
})

for (const order of ['old first', 'new first']) {
  test(`key rollover, ${order}`, async () => {
    const certificates = [rogueKey.certificate, idpKey.certificate]
    if (order === 'new first') certificates.reverse()
    expect(await outcomeOf(sign(honestXml), { idp: { issuer, certificates } })).toBe(ada)
  })
}

test('line-wrapped base64', async () => {
  const wrapped = encode(sign(honestXml)).replace(/.{76}/g, '$&\r\n')
  expect((await validateResponse(wrapped, expectation())).nameId).toBe(ada)
})

test('2000 groups', async () => {
  const groups = Array.from({ length: 2000 }, (_, index) => `<saml:AttributeValue>group ${index}</saml:AttributeValue>`).join('')
  const facts = await validateResponse(
    encode(sign(edited(honestXml, ['<saml:AttributeValue>Engineers</saml:AttributeValue>', groups]))),
    expectation(),
  )
  expect(facts.attributes.get('groups')).toHaveLength(2001)
})

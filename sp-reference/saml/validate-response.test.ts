import { expect, test } from '@playwright/test'
import type { RefusalCode } from './errors.ts'
import { AssertionRefused } from './errors.ts'
import type { ResponseExpectation, SamlDefect } from './expectation.ts'
import { acsUrl, encode, entityId, expectation, honestXml, issuer, type SigningPlan, sign } from './testing/message.ts'
import { validateResponse } from './validate-response.ts'

async function outcomeOf(xml: string, overrides: Partial<ResponseExpectation> = {}): Promise<string> {
  try {
    return (await validateResponse(encode(xml), expectation(overrides))).nameId
  } catch (refusal) {
    if (!(refusal instanceof AssertionRefused)) throw refusal
    return refusal.code
  }
}

const ada = 'ada@corp.example'

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

/** Signed by the right provider, but breaking one rule. Each has the deliberate fault that lets it pass. */
const bentBeforeSigning: {
  title: string
  edit: [RegExp | string, string][]
  code: RefusalCode
  offBy?: SamlDefect
  plan?: SigningPlan
}[] = [
  {
    title: 'status Responder',
    edit: [['status:Success', 'status:Responder']],
    code: 'status-not-success',
    offBy: 'skip-status-check',
  },
  {
    title: 'another Destination',
    edit: [[`Destination="${acsUrl}"`, 'Destination="https://other.example/acs"']],
    code: 'destination-mismatch',
    offBy: 'skip-destination-check',
  },
  {
    title: 'no Destination, Response signed',
    edit: [[`Destination="${acsUrl}"`, '']],
    plan: { on: 'response' },
    code: 'destination-mismatch',
    offBy: 'skip-destination-check',
  },
  {
    title: 'another Assertion Issuer',
    edit: [[/(<saml:Assertion .*?<saml:Issuer>)[^<]*/, '$1https://other.example']],
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
  },
  {
    title: 'another Response Issuer',
    edit: [[/<saml:Issuer>[^<]*/, '<saml:Issuer>https://other.example']],
    code: 'issuer-mismatch',
    offBy: 'skip-issuer-check',
  },
  {
    title: 'another Audience',
    edit: [[`<saml:Audience>${entityId}`, '<saml:Audience>https://other.example']],
    code: 'audience-mismatch',
    offBy: 'skip-audience-check',
  },
  {
    title: 'another Recipient',
    edit: [[`Recipient="${acsUrl}"`, 'Recipient="https://other.example/acs"']],
    code: 'recipient-mismatch',
    offBy: 'skip-recipient-check',
  },
  {
    title: 'another InResponseTo',
    edit: [[/InResponseTo="_request"/g, 'InResponseTo="_other"']],
    code: 'in-response-to-mismatch',
    offBy: 'skip-in-response-to-check',
  },
  { title: 'no InResponseTo', edit: [[/InResponseTo="_request"/g, '']], code: 'unsolicited', offBy: 'skip-in-response-to-check' },
  {
    title: 'expired',
    edit: [[/NotOnOrAfter="[^"]*"/g, 'NotOnOrAfter="2030-01-01T11:56:00Z"']],
    code: 'expired',
    offBy: 'skip-expiry-check',
  },
  {
    title: 'not yet valid',
    edit: [[/NotBefore="[^"]*"/, 'NotBefore="2030-01-01T12:04:00Z"']],
    code: 'not-yet-valid',
    offBy: 'skip-not-before-check',
  },
]

for (const { title, edit, code, offBy, plan } of bentBeforeSigning) {
  test(`${title}: ${code}${offBy ? `, unless ${offBy}` : ''}`, async () => {
    const xml = sign(
      edit.reduce((text, [from, to]) => text.replace(from, to), honestXml),
      plan,
    )
    expect(await outcomeOf(xml)).toBe(code)
    if (offBy) expect(await outcomeOf(xml, { defects: new Set([offBy]) })).toBe(ada)
  })
}

test('unsigned: signature-missing', async () => expect(await outcomeOf(honestXml)).toBe('signature-missing'))
test('tampered: signature-invalid', async () =>
  expect(await outcomeOf(sign(honestXml).replace('ada@', 'eve@'))).toBe('signature-invalid'))
for (const on of ['assertion', 'response', 'both'] as const) {
  test(`${on} signed: accepted`, async () => expect(await outcomeOf(sign(honestXml, { on }))).toBe(ada))
}
test('used twice: replayed', async () => {
  const same = expectation()
  await validateResponse(encode(sign(honestXml)), same)
  await expect(validateResponse(encode(sign(honestXml)), same)).rejects.toMatchObject({ code: 'replayed' })
})

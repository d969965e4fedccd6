import fc from 'fast-check'
import { expect, test } from '#unit-test'
import { endUserPolicy, facts, workspacePolicy } from '../testing/inputs.ts'
import { assertedEmails, emailKey, emailsForNewAccount, isEmail } from './email.ts'

for (const [text, expected] of [
  ['ada@x.test', true],
  ['ada+tag@sub.x.test', true],
  ["o'brien@x.test", true],
  ['ada@localhost', false],
  ['not-an-email', false],
  ['a b@x.test', false],
  ['ada@x.test\n', false],
  ['a@b@x.test', false],
  ['ada\u200b@x.test', false],
  ['ada\u202e@x.test', false],
  ['(note)ada@x.test', false],
  [`${'a'.repeat(250)}@x.test`, false],
  ['', false],
] as const) {
  test(`isEmail ${JSON.stringify(text.slice(0, 30))} is ${expected}`, () => expect(isEmail(text)).toBe(expected))
}

test('addresses are compared without ASCII case and never through look-alikes', () => {
  const lower = { emailCompare: 'lowercase' } as const
  expect(emailKey('ADA@X.Test', lower)).toBe('ada@x.test')
  expect(emailKey('ADA@X.Test', { emailCompare: 'exact' })).toBe('ADA@X.Test')
  expect(emailKey('\u212Aay@x.test', lower)).not.toBe('kay@x.test')
  expect(emailKey('\uFF41da@x.test', lower)).not.toBe('ada@x.test')
  expect(emailKey('e\u0301va@x.test', lower)).toBe(emailKey('\u00e9va@x.test', lower))
})

const lowercase = { emailCompare: 'lowercase' } as const
for (const [one, other, compared, isOne] of [
  ['ada@bücher.example', 'ada@xn--bcher-kva.example', lowercase, true],
  ['ADA@BÜCHER.example', 'ada@XN--BCHER-KVA.example', lowercase, true],
  ['ada@bu\u0308cher.example', 'ada@xn--bcher-kva.example', lowercase, true],
  ['ada@bücher.рф', 'ada@bücher.xn--p1ai', lowercase, true],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example', { emailCompare: 'exact' }, false],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example', { ...lowercase, domainForms: 'apart' }, false],
  ['bücher.example', 'xn--bcher-kva.example', lowercase, false],
  ['bücher@ada.example', 'xn--bcher-kva@ada.example', lowercase, false],
  ['ada@\u212Aelvin.example', 'ada@kelvin.example', lowercase, false],
  ['ada@ａcme.com', 'ada@acme.com', lowercase, false],
  ['ada@straße.example', 'ada@strasse.example', lowercase, false],
  ['ada@раypal.example', 'ada@paypal.example', lowercase, false],
] as const)
  test(`${one} and ${other} are ${isOne ? 'one' : 'two'} by ${Object.values(compared).join(', ')}`, () =>
    expect(emailKey(one, compared) === emailKey(other, compared)).toBe(isOne))

test('no text that is not ASCII gets the key of an ASCII address, unless it is the same domain in its own letters', () => {
  const letter = fc.oneof(
    fc.constantFrom(...'kKiIsSaå\u212A\u212Bﬁ℡。İıſßẞ'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 8 }), (letters) => {
      const address = `ada@${letters.join('')}.example`
      const key = emailKey(address, lowercase)
      const isPlain = /^[\x21-\x7e]+$/.test(address)
      // A key of its own, or an A-label, which no ordinary domain is.
      expect(isPlain || /[^\x21-\x7e]/.test(key) || /[@.]xn--/.test(key)).toBe(true)
      expect(emailKey(key, lowercase)).toBe(key)
    }),
    { numRuns: 500 },
  )
})

const mail = (value: string) => ({ workato_email: [value] })
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'
for (const [title, sent, policy, expected] of [
  ['NameID alone', facts(), {}, { login: 'ada@x.test', contact: 'ada@x.test' }],
  ['a contact address beside the NameID', facts(mail('b@x.test')), {}, { login: 'ada@x.test', contact: 'b@x.test' }],
  ['an empty contact address', facts(mail('  ')), {}, { login: 'ada@x.test', contact: 'ada@x.test' }],
  [
    'another match key lets the attribute lead',
    facts(mail('b@x.test')),
    { matchKey: 'idpId+emailFallback' },
    { login: 'b@x.test', contact: 'b@x.test' },
  ],
  [
    'a persistent NameID and an address',
    facts(mail('b@x.test'), 'id-1', persistent),
    {},
    { login: 'b@x.test', contact: 'b@x.test' },
  ],
  ['a persistent NameID alone', facts({}, 'id-1', persistent), {}, { login: null, contact: null }],
  ['spaces around the NameID', facts({}, ' ada@x.test '), {}, { login: 'ada@x.test', contact: 'ada@x.test' }],
] as const) {
  test(`asserted emails: ${title}`, () => expect(assertedEmails(sent, workspacePolicy(policy))).toMatchObject(expected))
}

test('a malformed address is refused, or ignored where the policy says so', () => {
  expect(() => assertedEmails(facts(mail('nonsense')), workspacePolicy())).toThrow('workato_email is not an email address')
  const lenient = workspacePolicy({ malformedAttribute: { email: 'default' } })
  expect(assertedEmails(facts(mail('nonsense')), lenient)).toMatchObject({
    contact: 'ada@x.test',
    reasons: ['workato_email is not an email address: ignored'],
  })
  expect(() => assertedEmails(facts({}, 'nonsense'), workspacePolicy())).toThrow(
    'NameID has the email format and is not an email address',
  )
})

test('a contact address in another domain is noted', () => {
  expect(assertedEmails(facts(mail('ada@evil.test')), workspacePolicy()).reasons).toHaveLength(1)
})

test('a missing address is refused, or replaced by one that cannot receive mail', () => {
  const nameless = facts({}, 'id-1', persistent)
  const nothing = { login: null, contact: null, isDefault: true, reasons: [] }
  expect(() => emailsForNewAccount(nameless, nothing, endUserPolicy())).toThrow('no email')
  const placeholder = emailsForNewAccount(nameless, nothing, endUserPolicy({ missingAttribute: { email: 'placeholder' } }))
  expect(placeholder.login).toMatch(/^[0-9a-f]{16}@placeholder\.invalid$/)
})

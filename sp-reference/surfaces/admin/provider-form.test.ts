import { expect, test } from '#unit-test'
import type { Provider } from '../../organisations/providers.ts'
import { createKeyPair } from '../../saml/testing/key-pair.ts'
import { type Answers, nameProblems, providerOf, readConnection } from './provider-form.ts'

const { certificate } = createKeyPair('idp')
const typed = { hasUrl: 'no', ssoUrl: ' https://idp.example/sso ', issuer: 'https://idp.example', certificates: certificate }

test('typed values, without the blanks around them', () => {
  expect(readConnection(typed)).toEqual({
    connection: {
      ssoUrl: 'https://idp.example/sso',
      issuer: 'https://idp.example',
      certificates: [certificate.replaceAll('\r', '')],
    },
  })
  expect(readConnection({ ...typed, hasUrl: 'yes', metadataUrl: 'https://idp.example/metadata' })).toEqual({
    connection: { metadataUrl: 'https://idp.example/metadata' },
  })
})

const refused: [title: string, change: Answers, problems: Record<string, RegExp>][] = [
  ['neither yes nor no', { hasUrl: '' }, { hasUrl: /Yes or No/ }],
  ['yes, and no address', { hasUrl: 'yes' }, { metadataUrl: /Type the metadata URL/ }],
  ['a file', { hasUrl: 'yes', metadataUrl: 'file:///etc/passwd' }, { metadataUrl: /begins with https/ }],
  ['a password in it', { hasUrl: 'yes', metadataUrl: 'https://a:b@idp.example' }, { metadataUrl: /user name or password/ }],
  ['all missing', { ssoUrl: '', issuer: '', certificates: '' }, { ssoUrl: /Type/, issuer: /Type/, certificates: /Paste/ }],
  ['a script', { ssoUrl: 'javascript:alert(1)' }, { ssoUrl: /not a web address/ }],
  ['a fragment', { ssoUrl: 'https://idp.example/#x' }, { ssoUrl: /after #/ }],
  ['a long address', { ssoUrl: `https://idp.example/${'x'.repeat(2048)}` }, { ssoUrl: /longer than 2048/ }],
  ['blanks in the issuer', { issuer: 'my idp' }, { issuer: /no blanks/ }],
  ['a long issuer', { issuer: 'x'.repeat(1025) }, { issuer: /longer than 1024/ }],
  ['no certificate', { certificates: 'hello' }, { certificates: /not an X\.509/ }],
]
for (const [title, change, problems] of refused) {
  test(`refused beside the field: ${title}`, () => {
    const read = readConnection({ ...typed, ...change })
    const found = 'problems' in read ? read.problems : {}
    expect(Object.keys(found)).toEqual(Object.keys(problems))
    for (const [field, words] of Object.entries(problems)) expect(found[field]).toMatch(words)
  })
}

test('names', () => {
  expect(nameProblems('Okta Prod', ['Okta Test'])).toEqual({})
  expect(nameProblems('', []).name).toContain('Give')
  expect(nameProblems('x'.repeat(121), []).name).toContain('longer')
  expect(nameProblems('a\u0000b', []).name).toContain('control')
  expect(nameProblems('Okta\u202Edorp', []).name).toContain('control')
  expect(nameProblems('OKTA prod', ['Okta Prod']).name).toContain('already')
})

const loading = { allowInternal: false, now: new Date('2030-01-01T00:00:00Z') }

test('an issuer belongs to one entry of a place', async () => {
  const read = readConnection(typed)
  if (!('connection' in read)) throw new Error('not read')
  const other = { name: 'Okta Test', issuer: 'https://idp.example' } as Provider
  expect(await providerOf('Okta Prod', read.connection, [other], loading)).toEqual({
    problems: { issuer: expect.stringContaining('"Okta Test" has this issuer already') },
  })
  expect(await providerOf('Okta Prod', read.connection, [], loading)).toMatchObject({
    data: { name: 'Okta Prod', metadataUrl: null },
  })
})

test('metadata that may not be loaded is a problem of its field', async () => {
  expect(await providerOf('Okta', { metadataUrl: 'http://127.0.0.1:1/' }, [], loading)).toEqual({
    problems: { metadataUrl: expect.stringMatching(/^The metadata at .* internal network.*\.$/) },
  })
})

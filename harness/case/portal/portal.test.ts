import { createHmac, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { expect, test } from '#unit-test'
import { HtmlPage } from '../../drivers/html-page.ts'
import { portal } from '../../target/schema/portal.ts'
import { readCredentials } from './credentials.ts'
import { completePortal } from './given.ts'
import { signJwt } from './sign-jwt.ts'

const parts = (token: string) => {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
  const data = Buffer.from(`${header}.${claims}`)
  return { header: read(header), claims: read(claims), data, signature: Buffer.from(signature, 'base64url') }
}

test('HS256 signs with the text itself', () => {
  const { header, claims, data, signature } = parts(signJwt('HS256', { iss: 'c1' }, 'secret'))
  expect([header, claims]).toEqual([{ alg: 'HS256', typ: 'JWT' }, { iss: 'c1' }])
  expect(signature).toEqual(createHmac('sha256', 'secret').update(data).digest())
})

const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
}
for (const [algorithm, { publicKey, privateKey }] of Object.entries(pairs) as [
  keyof typeof pairs,
  { publicKey: KeyObject; privateKey: KeyObject },
][]) {
  const pem = String(privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const forms = {
    PEM: pem,
    'PEM on one line': pem.replace(/\s+/g, ' ').trim(),
    JWK: JSON.stringify(privateKey.export({ format: 'jwk' })),
  }
  for (const [form, secret] of Object.entries(forms))
    test(`${algorithm} signs with a key as ${form}`, () => {
      const { data, signature } = parts(signJwt(algorithm, { iss: 'c1' }, secret))
      const hash = algorithm === 'EdDSA' ? null : 'sha256'
      const key = algorithm === 'ES256' ? ({ key: publicKey, dsaEncoding: 'ieee-p1363' } as const) : publicKey
      expect(verify(hash, data, key, signature)).toBe(true)
    })
}

test('what is no key is said to be none', () => expect(() => signJwt('EdDSA', {}, 'abc')).toThrow('no private key'))

const { calls } = portal.parse({
  discover: { url: '/apis' },
  calls: {
    'api-key': { read: { secret: 'Key' }, request: { url: '/x' } },
    oauth2: { read: { clientId: 'Client', secret: 'Secret' }, request: { url: '/x' } },
  },
})
const page = (html: string) => new HtmlPage('http://sp.test/', `<body>${html}</body>`)
const field = (label: string, value: string) => `<label>${label}<input readonly value="${value}"></label>`
const shown: [string, string, string | null][] = [
  ['a key', field('Key', ' k1 '), 'api-key k1'],
  ['client and secret', field('Client', 'c1') + field('Secret', 's1'), 'oauth2 s1'],
  ['a secret without its client', field('Secret', 's1'), null],
  ['an empty key', field('Key', ''), null],
  ['a term and its definition', '<dl><dt>Key</dt><dd>k1</dd></dl>', 'api-key k1'],
  ['everything', field('Key', 'k1') + field('Client', 'c1') + field('Secret', 's1'), 'oauth2 s1'],
  ['nothing', '', null],
]
for (const [name, html, want] of shown)
  test(`credentials on a page with ${name}`, () => {
    const found = readCredentials(page(html), { calls })
    expect(found && `${found.method} ${found.secret}`).toBe(want)
  })

test('the defaults of a portal are written out', () => {
  expect(completePortal({}, 'test')).toMatchObject({
    environment: 'test',
    collections: [{ name: 'orders' }, { name: 'billing' }],
    policies: [],
    settings: { method: 'api-key', policy: null, groups: [] },
  })
  expect(completePortal({ settings: 'unsaved', policies: ['gold'] })).toMatchObject({
    policies: [{ name: 'gold', perMinute: 600 }],
    settings: null,
  })
})

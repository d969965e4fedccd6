import { statSync } from 'node:fs'
import path from 'node:path'
import { importJWK, jwtVerify } from 'jose'
import { expect, test } from '#unit-test'
import { platformKey } from './platform-key.ts'

const session = { issuer: 'i', audience: 'a', subject: 's', email: 'ada@acme.test', issuedAt: 1_000, expiresAt: 2_000 }

test('a proof verifies with the public key, which holds no private part', async () => {
  const key = await platformKey()
  expect(Object.keys(key.publicKeyJwk)).not.toContain('d')
  const { payload } = await jwtVerify(await key.prove(session), await importJWK(key.publicKeyJwk, 'EdDSA'), {
    issuer: 'i',
    audience: 'a',
    currentDate: new Date(1_500_000),
  })
  expect(payload).toMatchObject({ sub: 's', email: 'ada@acme.test', exp: 2_000 })
})

test('with a state folder the key is the same at the next start, and nobody else may read it', async () => {
  const folder = test.info().outputPath('state')
  const [first, second, other] = [await platformKey(folder), await platformKey(folder), await platformKey()]
  expect(second.publicKeyJwk).toEqual(first.publicKeyJwk)
  expect(other.publicKeyJwk).not.toEqual(first.publicKeyJwk)
  expect(statSync(path.join(folder, 'chat-platform.jwk')).mode & 0o077).toBe(0)
})

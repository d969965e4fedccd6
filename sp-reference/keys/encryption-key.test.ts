import { createPrivateKey, X509Certificate } from 'node:crypto'
import { expect, test } from '#unit-test'
import { openDatabase } from '../db/open.ts'
import { encryptionKeyIn } from './encryption-key.ts'

test('the key is made once, outlives its reader, and fits its certificate', async () => {
  const db = await openDatabase()
  const clock = () => new Date('2030-01-01T00:00:00Z')
  const first = encryptionKeyIn(db, clock)
  const [one, same] = await Promise.all([first(), first()])
  expect(same).toBe(one)
  expect(await encryptionKeyIn(db, clock)()).toEqual(one)
  const certificate = new X509Certificate(Buffer.from(one.certificate, 'base64'))
  expect(certificate.checkPrivateKey(createPrivateKey(one.privateKey))).toBe(true)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect([certificate.validFromDate, certificate.validToDate]).toEqual([clock(), new Date('2040-01-01T00:00:00Z')])
  expect(certificate.subject).toContain('not for production')
  await db.destroy()
})

import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from '#unit-test'
import { findProfile } from '../profiles/index.ts'
import { Certificates } from './certificates.ts'

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const key = newKey()
const now = new Date('2030-01-01T00:00:00Z')
const plan = (createdAt: Date) => {
  const certificate = findProfile('okta')?.certificate({ tenant: { id: 'acme', url: 'http://localhost/t/acme' } }, createdAt)
  if (!certificate) throw new Error('there is no such vendor')
  return certificate
}

const own = { id: 'own', ownCertificate: true }
const other = { id: 'other', ownCertificate: true }
const sharing = { id: 'sharing' }

function certificatesOf({ appsChoose = false, shared = 1 } = {}): Certificates {
  const keys = Array.from({ length: shared }, (_, index) => ({ id: `c${index + 1}`, createdAt: now, key }))
  return new Certificates({ plan, newKey, now: () => now, appsChoose }, { keys, active: 0, made: shared })
}
const idsOf = (certificates: Certificates, app: typeof sharing) =>
  certificates
    .of(app)
    .all()
    .map((each) => `${each.id}${certificates.of(app).isActive(each) ? ' signs' : ''}`)

test('an app that has its own signs with none of the others, and gets its first one when it is kept', () => {
  const certificates = certificatesOf()
  certificates.keepFor([own, other, sharing])
  expect([own, other, sharing].map((app) => idsOf(certificates, app))).toEqual([['c2 signs'], ['c3 signs'], ['c1 signs']])
  const keys = certificates.saved().keys.map((each) => each.key.export({ type: 'pkcs8', format: 'pem' }))
  expect(new Set(keys).size).toBe(3)
  certificates.keepFor([own, other, sharing])
  expect(certificates.saved().keys).toHaveLength(3)
})

test('a rollover of one app touches no other, and what signs is not taken away', () => {
  const certificates = certificatesOf()
  certificates.keepFor([own, other])
  const list = certificates.of(own)
  const added = list.add(key, now)
  expect([idsOf(certificates, own), idsOf(certificates, other)]).toEqual([['c2 signs', 'c4'], ['c3 signs']])
  expect([list.remove('c2'), list.remove('c3')]).toEqual([false, true])
  list.activate('c3')
  expect(list.active.id).toBe('c2')
  list.activate(added.id)
  expect([list.remove('c2'), list.retired?.id, certificates.of(other).retired, certificates.shared.retired]).toEqual([
    true,
    'c2',
    null,
    null,
  ])
  expect([idsOf(certificates, own), idsOf(certificates, other)]).toEqual([['c4 signs'], ['c3 signs']])
})

test('where apps choose, the default is that of the others, and neither can be taken away', () => {
  const certificates = certificatesOf({ appsChoose: true, shared: 3 })
  certificates.of(sharing).activate('c2')
  const third = { id: 'third' }
  expect([idsOf(certificates, sharing), idsOf(certificates, third)]).toEqual([
    ['c1', 'c2 signs', 'c3'],
    ['c1 signs', 'c2', 'c3'],
  ])
  expect(['c1', 'c2', 'c3'].map((id) => certificates.shared.remove(id))).toEqual([false, false, true])
  certificates.keepFor([third])
  expect([certificates.saved().chosen, certificates.shared.remove('c2')]).toEqual([{}, true])
})

test('where each app has its own, one that shares all the same takes what signs for all', () => {
  const certificates = certificatesOf({ shared: 2 })
  certificates.of(sharing).activate('c2')
  expect([certificates.shared.active.id, certificates.saved().chosen]).toEqual(['c2', {}])
})

test('what an app has of its own goes with it, and its id never comes again', () => {
  const certificates = certificatesOf()
  certificates.keepFor([own])
  certificates.keepFor([])
  certificates.keepFor([other])
  expect(certificates.saved().keys.map(({ id, app }) => [id, app])).toEqual([
    ['c1', undefined],
    ['c3', 'other'],
  ])
})

test('choices and owners are kept with the keys', () => {
  const certificates = certificatesOf()
  certificates.keepFor([own])
  certificates.of(own).activate(certificates.of(own).add(key, now).id)
  const again = new Certificates({ plan, newKey, now: () => now, appsChoose: false }, certificates.saved())
  expect([idsOf(again, own), idsOf(again, sharing)]).toEqual([['c2', 'c3 signs'], ['c1 signs']])
})

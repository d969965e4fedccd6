import { expect, test } from '#unit-test'
import { ExpiringMap } from './expiring-map.ts'

const at = (seconds: number) => new Date(seconds * 1000)

test('entries end with their time, and the oldest gives way to the newest', () => {
  const map = new ExpiringMap<string>({ lifetimeSeconds: 10, limit: 2 })
  map.set('a', 'A', at(0))
  expect([map.get('a', at(9)), map.get('a', at(10)), map.get('a', at(9))]).toEqual(['A', undefined, undefined])
  for (const key of ['b', 'c', 'd']) map.set(key, key.toUpperCase(), at(0))
  expect(['b', 'c', 'd'].map((key) => map.get(key, at(1)))).toEqual([undefined, 'C', 'D'])
})

import { expect, test } from '#unit-test'
import { ada } from '../../testing/control.ts'
import { baseProfile } from './base-profile.ts'
import { resolveOkta } from './expression.ts'

const known = { custom: [], profile: [] }
const read = (expression: string, attributes: Record<string, string> = {}) => {
  const resolution = resolveOkta(expression, known)
  return resolution.ok ? resolution.read({ person: { ...ada, attributes }, assignment: { person: 'ada' } }) : resolution.message
}

test('every attribute of the default profile can be read, is null where it was never set, and has the value of a person', () => {
  expect(baseProfile.length).toBe(31)
  const ownPlaces = { login: 'ada@acme.example', firstName: 'Ada', lastName: 'Lovelace' }
  for (const [, name] of baseProfile) {
    if (name in ownPlaces) expect(read(`user.${name}`)).toBe(ownPlaces[name as keyof typeof ownPlaces])
    expect(read(`user.${name}`, { [name]: 'x' }), name).toBe('x')
    expect(read(`user.profile.${name}`, { [name]: 'x' }), name).toBe('x')
  }
  expect([read('user.costCenter'), read('user.managerId'), read('user.zipCode')]).toEqual([null, null, null])
})

test("an app's profile has none of those that nobody has declared", () => {
  expect(read('appuser.costCenter')).toContain("no attribute 'costCenter'")
})

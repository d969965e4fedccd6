import { expect, test } from '#unit-test'
import { ada } from '../../testing/control.ts'
import { entraIdNameId } from './name-id.ts'

const known = { custom: ['staffNumber'], profile: [] }
const person = { ...ada, groups: [], attributes: { staffNumber: '7' } }

/** A source, and what it comes to for Ada; RegExp: what is wrong with it. */
const cases: [source: string, expected: string | null | RegExp][] = [
  ['user.mail', 'ada@acme.example'],
  ['user.userprincipalname', 'ada@acme.example'],
  ['user.staffNumber', '7'],
  ['user.extensionattribute15', null],
  ['"fixed"', 'fixed'],
  ['user.displayname', /'user\.displayname' is no source that the portal offers/],
  ['user.department', /is no source/],
  ['ToUppercase (user.mail)', 'ADA@ACME.EXAMPLE'],
  // The domain is taken off the input, and off nothing else.
  ['Join (user.mail, "@", "fabrikam.example")', 'ada@fabrikam.example'],
  ['Join (user.staffNumber, "@", "fabrikam.example")', '7@fabrikam.example'],
  ['Join (ToUppercase (user.mail), "@", "a@b")', 'ADA@a@b'],
  ['ToUppercase (Join (ToUppercase (user.mail), "@", "x"))', /at most 2 transformations/],
]
for (const [source, expected] of cases)
  test(`a NameID of ${source}`, () => {
    const resolution = entraIdNameId.resolve?.(source, known)
    if (!resolution) throw new Error('it is read like any other expression')
    if (expected instanceof RegExp) expect(resolution.ok ? '' : resolution.message).toMatch(expected)
    else expect(resolution.ok ? resolution.read({ person, assignment: { person: 'ada' } }) : resolution.message).toBe(expected)
  })

test('a transformation without a result makes an opaque NameID, an attribute without a value none', () => {
  expect(entraIdNameId.isOpaqueWithoutValue?.('ToUppercase (user.employeeid)')).toBe(true)
  expect(entraIdNameId.isOpaqueWithoutValue?.('user.employeeid')).toBe(false)
})

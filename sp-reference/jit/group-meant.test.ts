import { expect, test } from '#unit-test'
import { groupMeant, meantOtherwise } from './group-meant.ts'

const guid = '6f1ac3a4-0d52-4b7e-9a35-2c6d0b7e91f0'
const groups = { groups: ['Sales', 'Support', 'constructor'], groupIds: { Support: guid } }
for (const [groupsBy, value, meant] of [
  ['name', 'Sales', 'Sales'],
  ['name', 'Support', 'Support'],
  ['name', guid, null],
  ['name', 'sales', null],
  ['id', guid, 'Support'],
  ['id', guid.toUpperCase(), null],
  ['id', 'Support', null],
  ['id', 'Sales', 'Sales'],
  ['id', 'constructor', 'constructor'],
  ['id', '', null],
] as const)
  test(`where groups are known by ${groupsBy}, '${value}' is ${meant ?? 'no group'}`, () =>
    expect(groupMeant(value, { ...groups, groupsBy })).toBe(meant))

test('the log says which group a value would name, were groups known otherwise', () => {
  expect(meantOtherwise(guid, { ...groups, groupsBy: 'name' })).toContain("the id of 'Support'")
  expect(meantOtherwise('Support', { ...groups, groupsBy: 'id' })).toContain('known by id')
  expect(meantOtherwise('Ghost', { ...groups, groupsBy: 'id' })).toBe('')
  expect(meantOtherwise('Ghost', { ...groups, groupsBy: 'name' })).toBe('')
})

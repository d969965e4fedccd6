import { expect, test } from '#unit-test'
import { existingGroups, groupNamer, groupsOf, missingGroups } from './sp-groups.ts'

test('what the target file says of the groups that the SP has', () => {
  expect(groupsOf({ groups: ['Sales'], lacks: [] })).toEqual(['Sales'])
  expect(groupsOf({ lacks: ['groupList'] })).toBe('any')
  expect(groupsOf({ lacks: [] })).toBe('unknown')
})

test('which of the groups that were sent exist', () => {
  expect(existingGroups({ groups: ['Sales'] }, ['Sales', 'EMEA'])).toEqual(['Sales'])
  expect(existingGroups({ groups: 'any' }, ['Sales', 'EMEA'])).toEqual(['Sales', 'EMEA'])
  expect(existingGroups({ groups: 'unknown' }, ['Sales'])).toBe('unknown')
  expect(existingGroups({ groups: 'unknown' }, [])).toEqual([])
})

const known = { groups: ['Sales', 'EMEA'], groupIds: { Sales: '6f1a' } }
for (const [groupsBy, sent, existing, missing] of [
  ['name', ['Sales', '6f1a', 'EMEA'], ['Sales', 'EMEA'], ['6f1a']],
  ['id', ['Sales', '6f1a', 'EMEA'], ['Sales', 'EMEA'], ['Sales']],
  ['id', ['b08d'], [], ['b08d']],
  ['id', [], [], []],
] as const)
  test(`known by ${groupsBy}, [${sent}] is [${existing}], and [${missing}] is nothing`, () => {
    expect(existingGroups({ ...known, groupsBy }, sent)).toEqual(existing)
    expect(missingGroups({ ...known, groupsBy }, sent)).toEqual(missing)
  })

const names: [string, string[] | undefined, string[], string[]][] = [
  ['an SP whose groups are made for the case', undefined, ['Sales', 'EMEA'], ['Sales', 'EMEA']],
  ['groups of the same names', ['Sales', 'EMEA', 'Support'], ['Sales', 'EMEA'], ['Sales', 'EMEA']],
  ['groups of other names', ['dev', 'ops', 'hr'], ['Sales', 'EMEA', 'Support'], ['dev', 'ops', 'hr']],
  ['some of each', ['Sales', 'ops'], ['Sales', 'EMEA', 'Support'], ['Sales', 'ops', 'Support']],
  ['a group that nobody has', ['dev'], ['Sales', 'Everyone'], ['dev', 'Everyone']],
]
for (const [name, groups, sent, wanted] of names) {
  test(`a scenario's groups in the words of the SP: ${name}`, () => expect(sent.map(groupNamer(groups))).toEqual(wanted))
}

import { expect, test } from '#unit-test'
import { existingGroups, groupNamer, groupsOf } from './sp-groups.ts'

test('what the target file says of the groups that the SP has', () => {
  expect(groupsOf({ groups: ['Sales'], lacks: [] })).toEqual(['Sales'])
  expect(groupsOf({ lacks: ['groupList'] })).toBe('any')
  expect(groupsOf({ lacks: [] })).toBe('unknown')
})

test('which of the groups that were sent exist', () => {
  expect(existingGroups(['Sales'], ['Sales', 'EMEA'])).toEqual(['Sales'])
  expect(existingGroups('any', ['Sales', 'EMEA'])).toEqual(['Sales', 'EMEA'])
  expect(existingGroups('unknown', ['Sales'])).toBe('unknown')
  expect(existingGroups('unknown', [])).toEqual([])
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

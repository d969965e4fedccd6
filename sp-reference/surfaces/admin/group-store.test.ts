import { expect, test } from '#unit-test'
import { environment } from '../../testing/inputs.ts'
import { groupIdProblem, groupProblem } from './group-store.ts'

const known = environment({ groups: ['Sales', '__proto__'], groupsBy: 'id', groupIds: { Sales: '6f1a' } })

for (const [name, words] of [
  ['EMEA', null],
  ['😀', null],
  ['constructor', null],
  ['', 'Give the group a name.'],
  ['Sales', 'There is a group called "Sales" here already.'],
  ['SALES', 'There is a group called "Sales" here already.'],
  ['Sales\u200b', 'There is a group called "Sales" here already.'],
  ['Ｓales', 'There is a group called "Sales" here already.'],
  ['\u200b\u00ad', 'nothing in it that can be seen'],
  ['..', 'dots alone'],
  ['6f1a', 'That is the ID of "Sales"'],
] as const)
  test(`a group called ${JSON.stringify(name)} ${words === null ? 'can be made' : 'is refused'}`, () =>
    expect(groupProblem(name, known)).toEqual(words === null ? null : expect.stringContaining(words)))

for (const [group, id, words] of [
  ['Sales', '7e91', null],
  ['Sales', '', null],
  ['Sales', '\u200b', 'nothing in it that can be seen'],
  ['__proto__', '', null],
  ['__proto__', '7e91', 'A group of this name cannot have an ID.'],
] as const)
  test(`the id ${JSON.stringify(id)} of ${group} ${words === null ? 'is taken' : 'is refused'}`, () =>
    expect(groupIdProblem(id, group, known)).toEqual(words === null ? null : expect.stringContaining(words)))

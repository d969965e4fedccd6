import { expect, test } from '#unit-test'
import { workspace } from '../../testing/inputs.ts'
import { afterStep, readRule, type Step } from './mapping-form.ts'

const finance = workspace({ customRoles: ['mktg_ops'], groupRoles: [{ group: 'Leads', role: 'Analyst' }] })

for (const [group, role, problems] of [
  ['Board', 'Admin', {}],
  [' Board ', 'mktg_ops', {}],
  ['..', 'Admin', {}],
  ['', 'Admin', { group: 'Type the group' }],
  ['  ', 'Admin', { group: 'Type the group' }],
  ['x'.repeat(121), 'Admin', { group: 'longer than 120' }],
  ['a\tb', 'Admin', { group: 'control character' }],
  ['Board,Leads', 'Admin', { group: 'A comma separates groups' }],
  ['Board;Leads', 'Admin', { group: 'A semicolon separates groups' }],
  ['Leads', 'Admin', { group: '"Leads" is mapped to Analyst already' }],
  ['leads', 'Admin', { group: '"Leads" is mapped here, and every letter counts' }],
  ['Leads\u200b', 'Admin', { group: '"Leads" is mapped here, and every letter counts' }],
  ['\u200b', 'Admin', { group: 'nothing in it that can be seen' }],
  ['Board', '', { role: 'Choose a role.' }],
  ['Board', 'Ghost', { role: 'Finance has no role "Ghost"' }],
  ['Board', 'admin', { role: 'Finance has no role "admin"' }],
  ['Board', 'NoAccess', { role: 'Finance has no role "NoAccess"' }],
  ['', 'Ghost', { group: 'Type the group', role: 'has no role' }],
] as [string, string, Record<string, string>][]) {
  const isRight = Object.keys(problems).length === 0
  test(`"${group.slice(0, 20)}" to "${role}" ${isRight ? 'can be mapped' : `is refused at ${Object.keys(problems)}`}`, () => {
    const read = readRule({ group, role }, finance, /[,;]/)
    const expected = Object.entries(problems).map(([field, words]) => [field, expect.stringContaining(words)])
    expect(read.problems).toEqual(Object.fromEntries(expected))
    if (isRight) expect(read.rule).toEqual({ group: group.trim(), role })
  })
}

test('a group with a comma is one where values are not split', () =>
  expect(readRule({ group: 'Board,Leads', role: 'Admin' }, finance, null).problems).toEqual({}))

const rules = ['a', 'b', 'c'].map((group) => ({ group, role: 'Admin' }))
for (const [at, step, expected] of [
  [0, 'down', 'bac'],
  [2, 'up', 'acb'],
  [1, 'remove', 'ac'],
  [0, 'up', null],
  [2, 'down', null],
  [3, 'remove', null],
  [-1, 'down', null],
  [Number.NaN, 'remove', null],
  [0.5, 'up', null],
] as [number, Step, string | null][]) {
  test(`${step} at ${at} ${expected === null ? 'changes nothing' : `gives ${expected}`}`, () => {
    const after = afterStep(rules, at, step)
    expect(after?.map(({ group }) => group).join('') ?? null).toBe(expected)
  })
}

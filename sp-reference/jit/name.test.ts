import { expect, test } from '#unit-test'
import { facts, workspacePolicy } from '../testing/inputs.ts'
import { nameForNewAccount } from './name.ts'

const full = (...values: string[]) => ({ workato_full_name: values })
const parts = { firstName: ['Ada'], lastName: ['Lovelace'] }

for (const [title, attributes, policy, expected] of [
  ['the mapped attribute', full('Ada King'), {}, 'Ada King'],
  ['spaces around it', full('  Ada King '), {}, 'Ada King'],
  ['first and last name', parts, {}, 'Ada Lovelace'],
  ['last name only', { lastName: ['Lovelace'] }, {}, 'Lovelace'],
  ['the fallback attribute', { displayName: ['Countess'] }, {}, 'Countess'],
  ['the address', {}, {}, 'ada'],
  ['an empty value', full(''), {}, 'ada'],
  ['no value', full(), {}, 'ada'],
  ['the first of several', full('Ada', 'Eve'), {}, 'Ada'],
  ['the last of several', full('Ada', 'Eve'), { duplicateValue: 'last' }, 'Eve'],
  ['a name of 5000 characters', full('A'.repeat(5000)), {}, 'ada'],
  ['control characters', full('Ada\u0007'), {}, 'ada'],
  ['marks that turn what follows', full('\u202enimdA'), {}, 'ada'],
  ['nothing that can be seen', full('\u200b\u200b'), {}, 'ada'],
  ['another name of the attribute', { name: ['Ada K'] }, { attributeMap: { displayName: 'name' } }, 'Ada K'],
  ['another order of sources', { ...parts, ...full('Eve') }, { nameFallback: ['firstNameLastName', 'fullName'] }, 'Ada Lovelace'],
  ['a value kept as it came', full('Ada\u0007'), { malformedAttribute: { name: 'keep' } }, 'Ada\u0007'],
  ['a placeholder', {}, { missingAttribute: { name: 'placeholder' } }, 'Unnamed person'],
  ['the whole address', {}, { nameFallback: ['fullName', 'email'] }, 'ada@x.test'],
  ['the attribute in other case', { Workato_Full_Name: ['Eve'] }, {}, 'ada'],
] as [string, Record<string, string[]>, object, string][]) {
  test(`name from ${title}`, () =>
    expect(nameForNewAccount(facts(attributes), 'ada@x.test', workspacePolicy(policy)).value).toBe(expected))
}

for (const [title, attributes, policy, words] of [
  ['missing', {}, { missingAttribute: { name: 'reject' } }, 'workato_full_name is missing or empty'],
  ['too long', full('A'.repeat(5000)), { malformedAttribute: { name: 'reject' } }, 'longer than 256'],
  ['several', full('a', 'b'), { duplicateValue: 'reject' }, 'has 2 values'],
] as [string, Record<string, string[]>, object, string][]) {
  test(`a name that is ${title} can be refused`, () =>
    expect(() => nameForNewAccount(facts(attributes), 'ada@x.test', workspacePolicy(policy))).toThrow(words))
}

test('every fallback is explained', () => {
  expect(nameForNewAccount(facts(), 'ada@x.test', workspacePolicy()).reasons).toEqual([
    'workato_full_name is missing or empty: the name is taken from the address',
  ])
})

for (const [address, name] of [
  ['x', 'x'],
  ['ada', 'ada'],
  ['@x.test', '@x.test'],
  ['a@b@x.test', 'a@b'],
] as const)
  test(`a name from "${address}", an address that was kept as it came`, () =>
    expect(nameForNewAccount(facts(), address, workspacePolicy()).value).toBe(name))

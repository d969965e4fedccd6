import { expect, test } from '#unit-test'
import type { Scenario } from '../scenario/schema.ts'
import { unmetSettings } from './unmet-settings.ts'

type Given = Scenario['given']
const own = { lacks: [] }
const withGroups = { groups: ['dev'], lacks: [] }
const cases: [string, Given, Parameters<typeof unmetSettings>[1], string[]][] = [
  ['nothing asked for', undefined, own, []],
  ['what every SP is like', { environments: [{ name: 'prod', jit: true, groupSync: false }] }, own, []],
  ['JIT switched off', { environments: [{ name: 'prod', jit: false }] }, own, ['jit false']],
  ['group sync', { environments: [{ name: 'prod', groupSync: true }] }, own, ['groupSync true']],
  ['groups, at an SP that says which it has', { environments: [{ name: 'prod', groups: ['Sales'] }] }, withGroups, []],
  ['groups, at one that does not', { environments: [{ name: 'prod', groups: ['Sales'] }] }, own, ['groups ["Sales"]']],
  ['two environments', { environments: [{ name: 'prod' }, { name: 'test' }] }, own, ['several environments']],
  ['no further environments', { environmentsFeature: false }, own, ['no feature of several environments']],
  ['no IdP', { environments: [{ name: 'prod', provider: false }] }, own, ['provider false']],
  ['custom roles', { workspaces: [{ name: 'finance', customRoles: ['x'] }] }, own, ['customRoles ["x"]']],
]
for (const [name, given, target, wanted] of cases) {
  test(`settings that only a hook could make: ${name}`, () =>
    expect(unmetSettings({ surface: given?.workspaces ? 'workspace' : 'end-user', ...(given ? { given } : {}) }, target)).toEqual(
      wanted,
    ))
}

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { expect, test } from '#unit-test'
import { attributeMap, mapped } from './policy-fields.ts'
import { policyFileSchema, policySchema } from './policy-schema.ts'

const folder = import.meta.dirname
const presets = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const read = (name: string) => policyFileSchema.parse(parse(readFileSync(path.join(folder, name), 'utf8')))
const keys = Object.keys(policySchema.shape)

/** What a preset has no value for, on purpose: a check that needs it answers `unspecified`. */
const leftOut: Record<string, string[]> = {
  'workato-end-user': ['existingAccountInOtherWorkspace', 'crossOrg', 'immutable', 'roleOnJoin', 'rolePriority'],
  'workato-workspace-2023': [
    'immutable',
    'immutableAfterCreate',
    'sideEffects',
    'groupPolicy',
    'groupPolicyWithSync',
    'groupsOnCreate',
    'joinedGroups',
    'rolePriority',
  ],
  'workato-rolesync': [
    'immutable',
    'immutableAfterCreate',
    'sideEffects',
    'groupPolicyWithSync',
    'groupsOnCreate',
    'rolePriority',
  ],
  workos: ['immutable', 'immutableAfterCreate', 'sideEffects', 'attributeMap', 'nameFallback', 'joinedGroups'],
  strict: ['sideEffects', 'attributeMap', 'rolePriority'],
}

test('the presets are the five that are known here', () => {
  expect(presets.map((name) => name.slice(0, -5)).sort()).toEqual(Object.keys(leftOut).sort())
})

for (const name of presets)
  test(`${name} is valid, bears its file's name and leaves out only what it means to`, () => {
    const preset = read(name)
    expect(`${preset.id}.yaml`).toBe(name)
    expect(keys.filter((key) => !(key in preset.policy)).sort()).toEqual([...(leftOut[preset.id] ?? [])].sort())
  })

test('role sync differs from the workspace of 2023 in roles and groups only', () => {
  const [before, after] = [read('workato-workspace-2023.yaml').policy, read('workato-rolesync.yaml').policy]
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(before, key)),
  )
  expect(changed.map(([key]) => key).sort()).toEqual([
    'attributeMap',
    'defaultRole',
    'groupPolicy',
    'joinedGroups',
    'roleOnJoin',
    'rolePolicy',
  ])
})

const wrong = [
  { policy: { matchkey: 'email' }, says: '"matchkey" is not a word that belongs here; did you mean "matchKey"?' },
  { policy: { grupPolicy: 'ignore' }, says: 'did you mean "groupPolicy"?' },
  { policy: { missingAttribute: { emial: 'reject' } }, says: 'did you mean "email"?' },
  { policy: { attributeMap: { roletest: 'x' } }, says: 'did you mean "roleTest"?' },
  { policy: { rolePolicy: 'eachlogin' }, says: '"createOnly"|"eachLogin"|"manualWins"' },
  { policy: { acceptSha1: 'no' }, says: 'expected boolean' },
]
for (const { policy, says } of wrong)
  test(`${JSON.stringify(policy)} is refused with: ${says}`, () => {
    const result = policySchema.safeParse(policy)
    expect(result.error?.issues.map((issue) => issue.message).join('\n')).toContain(says)
  })

test('a policy without any key is valid', () => expect(policySchema.parse({})).toEqual({}))

test('every key is described, also in the JSON Schema', () => {
  const { properties = {} } = z.toJSONSchema(policySchema)
  const silent = Object.entries(properties).filter(([, value]) => typeof value === 'boolean' || !value.description)
  expect(silent).toEqual([])
  expect(Object.keys(properties)).toEqual(keys)
})

test('the attribute map knows every neutral word', () => expect(Object.keys(attributeMap.shape)).toEqual([...mapped]))

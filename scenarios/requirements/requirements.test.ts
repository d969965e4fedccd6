import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { expect, test } from '#unit-test'
import { policyFileSchema, policySchema } from '../policies/policy-schema.ts'

const needs = [
  ...['environments', 'workspaces', 'roles', 'groups', 'groupSync', 'password', 'mail', 'chat', 'portal', 'seats', 'invites'],
  ...['domains', 'audit', 'api', 'consoles', 'scim', 'oidc', 'permissions', 'encryption', 'certificateChange'],
  'certificateOverlap',
]
const sources = /^(field|Workato docs "|WorkOS "|SAML (Core|Profiles) \d|SAML2int |XML Signature \d|CERT )/

const rowSchema = z.strictObject({
  id: z.string().regex(/^[A-Z0-9]+-\d\d$/),
  level: z.enum(['MUST', 'SHOULD', 'MAY']),
  derived: z.literal(true).optional(),
  source: z.string().regex(sources),
  needs: z.array(z.enum(needs)),
  profiles: z
    .array(z.enum(['okta', 'onelogin', 'entra-id', 'google-workspace']))
    .min(1)
    .optional(),
  policy: z.array(z.string()).min(1).optional(),
  summary: z.string().regex(/^\S.*\.$/),
  excluded: z.string().min(10).optional(),
})
type Row = z.output<typeof rowSchema>

const files: Record<string, { group: RegExp; rows: number; tested: number }> = {
  'end-user.yaml': { group: /^E-/, rows: 32, tested: 32 },
  'workspace.yaml': { group: /^W-/, rows: 31, tested: 31 },
  'portal.yaml': { group: /^P-/, rows: 18, tested: 18 },
  'idp.yaml': { group: /^I-/, rows: 25, tested: 25 },
  'practice.yaml': { group: /^G-/, rows: 29, tested: 26 },
  'field.yaml': { group: /^F-/, rows: 40, tested: 38 },
  'saml.yaml': { group: /^(SIG|ALG|COND|SUBJ|RESP|REPLAY|XSW|C14N|POS|META|ENC)-/, rows: 26, tested: 25 },
}
const textOf = (name: string) => readFileSync(path.join(import.meta.dirname, name), 'utf8')
const rowsOf = (name: string): Row[] => z.array(rowSchema).parse(parse(textOf(name)))

test('each file is known here', () => {
  expect(
    readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.yaml'))
      .sort(),
  ).toEqual(Object.keys(files).sort())
})

for (const [name, { group, rows, tested }] of Object.entries(files))
  test(`${name} has ${rows} valid rows of its group, ${tested} of them tested`, () => {
    const all = rowsOf(name)
    expect(all.filter((row) => !group.test(row.id))).toEqual([])
    expect([all.length, all.filter((row) => !row.excluded).length]).toEqual([rows, tested])
    if (name !== 'saml.yaml')
      expect(all.map((row) => Number(row.id.slice(2)))).toEqual(Array.from({ length: rows }, (_, index) => index + 1))
  })

test('ids are unique', () => {
  const ids = Object.keys(files).flatMap((name) => rowsOf(name).map((row) => row.id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('sources are cited by title: no row names a file or an internal word', () => {
  const leaks = Object.keys(files).flatMap((name) => textOf(name).match(/seed|\.(ya?ml|md|txt)\b|\b00[0-4]\b/gi) ?? [])
  expect(leaks).toEqual([])
})

test('policy keys exist', () => {
  const known = Object.entries(policySchema.shape).flatMap(([key]) => [
    key,
    ...['email', 'name', 'role'].map((field) => `${key}.${field}`),
  ])
  const unknown = Object.keys(files).flatMap((name) =>
    rowsOf(name).flatMap((row) => (row.policy ?? []).filter((key) => !known.includes(key))),
  )
  expect(unknown).toEqual([])
})

/** `without`: what that side of an SP has not, so that rows which need it are not asked there. */
const answered = [
  { preset: 'workato-end-user', without: 'workspaces', rows: ['end-user.yaml', 'practice.yaml', 'field.yaml'] },
  { preset: 'workato-end-user', without: 'workspaces', rows: ['portal.yaml'] },
  { preset: 'workato-workspace-2023', without: 'groups', rows: ['workspace.yaml', 'practice.yaml', 'field.yaml'] },
]
for (const { preset, without, rows } of answered)
  test(`${preset} answers every policy question of the tested rows in ${rows.join(', ')}`, () => {
    const { policy } = policyFileSchema.parse(parse(textOf(`../policies/${preset}.yaml`)))
    const answer = (key: string) => key.split('.').reduce<unknown>((value, part) => Reflect.get(Object(value), part), policy)
    const tested = rows.flatMap(rowsOf).filter((row) => !row.excluded && !row.needs.includes(without))
    expect(
      tested.flatMap((row) => (row.policy ?? []).filter((key) => answer(key) === undefined).map((key) => `${row.id} ${key}`)),
    ).toEqual([])
  })

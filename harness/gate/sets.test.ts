import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { loadScenarios } from '../scenario/load.ts'
import type { Scenario } from '../scenario/schema.ts'
import { loadSet, loadSets, scenariosOf } from './sets.ts'

/** SHA-256 of what each released set requires. A pipeline that names a set must always be asked the same. */
const released: Record<string, string> = {
  'jit-core@1': '18b68435e7cf22c3',
  'smoke@1': 'c7a0f0d73cb7780b',
}
const digest = (required: unknown) => createHash('sha256').update(JSON.stringify(required)).digest('hex').slice(0, 16)
const next = (id: string) => id.replace(/\d+$/, (number) => String(Number(number) + 1))

for (const set of loadSets()) {
  test(`${set.id} is as it was released`, () => {
    const why = `${set.id} is released and never changes: put what is new into ${next(set.id)}, or add the digest of a new set here`
    expect(digest(set.checks), why).toBe(released[set.id])
  })

  test(`${set.id} names only scenarios and checks that are there`, () => {
    expect(scenariosOf(set, loadScenarios())).toHaveLength(Object.keys(set.checks).length)
  })
}

test('no released set is taken away', () => {
  expect(loadSets().map((each) => each.id)).toEqual(Object.keys(released))
})

test('a changed set has another digest', () => {
  expect(digest({ a: ['b'] })).not.toBe(digest({ a: ['b', 'c'] }))
})

const scenario = { id: 'new-user/plain', checks: { 'one-account': ['E-01'] } } as unknown as Scenario
const wrong: [string, Record<string, string[]>, string][] = [
  [
    'scenario',
    { 'new-user/plane': ['one-account'] },
    's@1: no scenario is called "new-user/plane"; did you mean "new-user/plain"?',
  ],
  ['check', { 'new-user/plain': ['one-acount'] }, 's@1: new-user/plain has no check "one-acount"; did you mean "one-account"?'],
]
for (const [what, checks, says] of wrong) {
  test(`an unknown ${what} in a set names the nearest`, () => {
    expect(() => scenariosOf({ id: 's@1', title: 't', checks }, [scenario])).toThrow(says)
  })
}

test('an unknown set names the nearest', () => {
  expect(() => loadSet('smoke@2')).toThrow('--set: no set is called "smoke@2"; did you mean "smoke@1"?')
  expect(() => loadSet('../targets/reference-sp')).toThrow('no set is called')
})

test('a typo in the file of a set is named with its line', () => {
  const folder = test.info().outputPath('sets')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 's@1.yaml'), 'title: A set for a test\nscenarois: {}\n')
  expect(() => loadSet('s@1', folder)).toThrow(':2: "scenarois" is not a word that belongs here; did you mean "scenarios"?')
})

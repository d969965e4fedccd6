import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { projectRoot, referenceTarget } from '../files/project-root.ts'
import { loadTarget } from '../target/load.ts'
import { resolvePolicies } from '../target/policies.ts'
import { conflicts } from './conflicts.ts'
import { inWords, promiseOf } from './reads.ts'
import { withPolicy } from './with-policy.ts'

const target = loadTarget(referenceTarget)

test('each conflict of the sources is there once, and selected by a key or set by a scenario', () => {
  expect(conflicts.map(({ id }) => id)).toEqual(
    Array.from({ length: 14 }, (_, index) => `C-${String(index + 1).padStart(2, '0')}`),
  )
  expect(conflicts.filter(({ choices, setBy }) => choices.length < 2 && setBy === undefined)).toEqual([])
})

for (const { id, choices } of conflicts)
  for (const choice of choices)
    test(`${id}: --policy ${choice} selects it`, () => {
      const { workspace } = resolvePolicies(withPolicy(target, choice))
      const [key = '', value] = choice.split('=')
      expect(inWords(promiseOf(workspace, key))).toBe(value)
    })

test('docs/policies.md lists them all', () => {
  const text = readFileSync(path.join(projectRoot, 'docs/policies.md'), 'utf8')
  for (const { id, choices } of conflicts)
    for (const choice of choices)
      expect(
        text.split('\n').find((line) => line.startsWith(`| ${id} `)),
        choice,
      ).toContain(`\`${choice}\``)
})

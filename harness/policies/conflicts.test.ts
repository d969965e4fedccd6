import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { projectRoot, referenceTarget } from '../files/project-root.ts'
import { loadTarget } from '../target/load.ts'
import { resolvePolicies } from '../target/policies.ts'
import { inWords, promiseOf } from './reads.ts'
import { withPolicy } from './with-policy.ts'

/** The rows of docs/policies.md on which the sources disagree, with the choices that select either answer, as `--policy` takes them. */
const conflicts = readFileSync(path.join(projectRoot, 'docs/policies.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, selectedBy = ''] = /^\| (C-\d\d) \|[^|]*\| (.*) \|$/.exec(line) ?? []
    return id === undefined
      ? []
      : [{ id, selectedBy, choices: [...selectedBy.matchAll(/`([\w.]+=[^`]*)`/g)].map(([, choice = '']) => choice) }]
  })
const target = loadTarget(referenceTarget)

test('each conflict of the sources is there once, and selected by a key or set by a scenario', () => {
  expect(conflicts.map(({ id }) => id)).toEqual(
    Array.from({ length: 14 }, (_, index) => `C-${String(index + 1).padStart(2, '0')}`),
  )
  const unselected = conflicts.filter(
    ({ choices, selectedBy }) => choices.length < 2 && !selectedBy.includes('every scenario sets'),
  )
  expect(unselected).toEqual([])
})

for (const { id, choices } of conflicts)
  for (const choice of choices)
    test(`${id}: --policy ${choice} selects it`, () => {
      const { workspace } = resolvePolicies(withPolicy(target, choice))
      const [key = '', value] = choice.split('=')
      expect(inWords(promiseOf(workspace, key))).toBe(value)
    })

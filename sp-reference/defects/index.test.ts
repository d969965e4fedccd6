import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { samlDefects } from '../saml/index.ts'
import { defects } from './index.ts'

/** Every file that describes a fault, in this folder and those below. */
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (name) =>
    /(?<!\.test)\.ts$/.test(name) && readFileSync(path.join(import.meta.dirname, name), 'utf8').includes(' = defineDefect({'),
)

test('the index lists every file, and the file name is the id', () => {
  expect(defects.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.map((file) => path.basename(file)).toSorted())
})

test('every fault but those of message validation bends something', () => {
  const idle = defects.filter(({ bends }) => Object.keys(bends).length === 0).map(({ id }) => id)
  const known: readonly string[] = samlDefects
  expect(idle.filter((id) => !known.includes(id))).toEqual([])
})

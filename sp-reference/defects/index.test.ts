import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '#unit-test'
import { samlDefects } from '../saml/index.ts'
import { defects } from './index.ts'

const helpers = ['alter.ts', 'defect.ts', 'index.ts', 'name-sent.ts', 'portal-seams.ts']
const files = readdirSync(import.meta.dirname).filter((name) => !/\.(test|spec)\.ts$/.test(name) && !helpers.includes(name))

test('the index lists every file, and the file name is the id', () => {
  expect(defects.map(({ id }) => `${id}.ts`).toSorted()).toEqual(files.toSorted())
})

test('every fault that message validation knows is listed', () => {
  const ids = defects.map(({ id }) => id)
  expect(samlDefects.filter((id) => !ids.includes(id))).toEqual([])
})

test('every other fault bends something', () => {
  const idle = defects.filter(({ bends }) => Object.keys(bends).length === 0).map(({ id }) => id)
  const known: readonly string[] = samlDefects
  expect(idle.filter((id) => !known.includes(id))).toEqual([])
})

test('a fault imports no other fault', () => {
  for (const file of files) {
    const imports = [...readFileSync(`${import.meta.dirname}/${file}`, 'utf8').matchAll(/from '\.\/([^']+)'/g)].map(
      ([, name]) => name,
    )
    expect(imports.filter((name) => !helpers.includes(name ?? ''))).toEqual([])
  }
})

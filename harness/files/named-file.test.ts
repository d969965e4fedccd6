import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { readNamedFile } from './named-file.ts'

/** The file that is named, whether something is known to write one, and what is said. */
const table: [name: string, toMakeOne: string | undefined, says: string | RegExp][] = [
  ['target.yml', 'init writes one', 'target.yaml"? (init writes one)'],
  ['target.yml', undefined, 'target.yaml"?'],
  ['nothing-like-it.txt', 'init writes one', 'there is no such file; init writes one'],
  ['nothing-like-it.txt', undefined, 'there is no such file'],
  ['magnet.yaml', undefined, /there is no such file$/],
  ['elsewhere/target.yaml', undefined, 'there is no such file'],
  ['folder', undefined, 'is a folder, with app.yaml in it; name a file'],
]

test('a file that is not there is said with what was probably meant', () => {
  const folder = test.info().outputPath()
  mkdirSync(path.join(folder, 'folder'), { recursive: true })
  for (const name of ['target.yaml', 'folder/app.yaml']) writeFileSync(path.join(folder, name), 'a: 1')
  for (const [name, toMakeOne, says] of table) expect(() => readNamedFile(path.join(folder, name), toMakeOne)).toThrow(says)
  expect(readNamedFile(path.join(folder, 'target.yaml'))).toBe('a: 1')
})

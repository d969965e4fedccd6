import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { UsageError } from '../errors.ts'
import { demandPlaceForFiles } from './place-for-files.ts'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'place-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a folder of the system is refused by name, also behind a link and where it is not there', () => {
  test.skip(process.platform !== 'linux', 'the kernel shows nothing as files here')
  symlinkSync('/proc', path.join(folder, 'link'))
  for (const place of ['/proc', '/proc/x/y', '/sys/kernel', '/proc/self/../x', path.join(folder, 'link', 'out')]) {
    expect(() => demandPlaceForFiles(place, '--out'), place).toThrow(UsageError)
    expect(() => demandPlaceForFiles(place, '--out'), place).toThrow(/^--out .* belongs to the system and keeps no files/)
  }
})

test('others are welcome, those that are not there yet, too', () => {
  for (const place of [folder, path.join(folder, 'a/b/c'), 'reports/out', '/process/x'])
    expect(() => demandPlaceForFiles(place, '--out'), place).not.toThrow()
})

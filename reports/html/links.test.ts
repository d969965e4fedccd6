import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '#unit-test'
import { plainPng } from '../fixtures/png.ts'
import { caseHref, fileHref, imageData } from './links.ts'

const paths: [string, string | null][] = [
  ['cases/a b/1.png', 'cases/a%20b/1.png'],
  ['trace.zip', 'trace.zip'],
  ['cases/?#.png', 'cases/%3F%23.png'],
  ['../secret', null],
  ['cases/../../secret', null],
  ['/etc/passwd', null],
  ['//host/x', null],
  ['javascript:alert(1)', null],
  ['..\\x', null],
  ['', null],
]
for (const [path, expected] of paths) test(`a link to the file "${path}"`, () => expect(fileHref(path)).toBe(expected))

test('a case link reads well and finds its anchor after decoding', () => {
  expect(caseHref('new-user/first@okta+http')).toBe('#new-user/first@okta+http')
  expect(decodeURIComponent(caseHref('a#b "c" %').slice(1))).toBe('a#b "c" %')
})

test('pictures are embedded only from inside the folder, only PNG or JPEG, only within the limit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstlogin-images-'))
  try {
    writeFileSync(join(folder, 'a.png'), plainPng())
    writeFileSync(join(folder, 'b.png'), '<svg onload=alert(1)>')
    expect(imageData(folder, 'a.png', 100_000)).toMatch(/^data:image\/png;base64,iVBOR/)
    expect(imageData(folder, 'a.png', 10)).toBeNull()
    expect(imageData(folder, 'b.png', 100_000)).toBeNull()
    expect(imageData(folder, 'missing.png', 100_000)).toBeNull()
    expect(imageData(join(folder, 'sub'), '../a.png', 100_000)).toBeNull()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

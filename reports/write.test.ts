import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '#unit-test'
import { redRun } from './fixtures/red-run.ts'
import { jsonReporter } from './json.ts'
import type { Reporter } from './reporter.ts'
import { writeReports } from './write.ts'

let folder: string
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstlogin-reports-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

const failing = (error: Error): Reporter => ({
  format: 'broken',
  file: 'broken.txt',
  render() {
    throw error
  },
})

test('writes the wanted formats into a folder it makes, and leaves nothing else there', () => {
  const out = join(folder, 'a', 'b')
  const { written, problems } = writeReports(redRun(), out, ['json', 'junit'])
  expect(problems).toEqual([])
  expect(written.map(({ path }) => path)).toEqual([join(out, 'report.json'), join(out, 'junit.xml')])
  expect(readdirSync(out).sort()).toEqual(['junit.xml', 'report.json'])
})

test('report.json is the report, redacted', () => {
  const report = { ...redRun(), command: 'firstlogin run --token hunter2' }
  writeReports(report, folder, ['json'])
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual({
    ...report,
    command: 'firstlogin run --token [redacted]',
  })
})

test('one failing reporter does not lose the others', () => {
  const { written, problems } = writeReports(
    redRun(),
    folder,
    ['broken', 'json'],
    [failing(new Error('no template')), jsonReporter],
  )
  expect(written.map(({ format }) => format)).toEqual(['json'])
  expect(problems).toEqual([`${folder}: broken.txt not written: no template.`])
})

test('a full disk gives one message for all files', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const { problems } = writeReports(
    redRun(),
    folder,
    ['a', 'b'],
    [
      { ...failing(full), format: 'a', file: 'a.txt' },
      { ...failing(full), format: 'b', file: 'b.txt' },
    ],
  )
  expect(problems).toEqual([`${folder}: a.txt, b.txt not written: the disk is full; free some space.`])
})

test('a real write without room is told in the same words, and leaves no draft', () => {
  test.skip(!existsSync('/dev/full'), 'the device that is always full, /dev/full, is there on Linux only')
  const draft = join(folder, `report.json.${process.pid}.part`)
  symlinkSync('/dev/full', draft)
  const { written, problems } = writeReports(redRun(), folder, ['json'])
  expect(written).toEqual([])
  expect(problems).toEqual([`${folder}: report.json not written: the disk is full; free some space.`])
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that cannot be made is said in words', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const { written, problems } = writeReports(redRun(), join(file, 'out'), ['json'])
  expect(written).toEqual([])
  expect(problems).toEqual([
    `${join(file, 'out')}: report.json not written: a part of the path is a file; choose another folder with --out.`,
  ])
})

test('an unknown format is named with the known ones', () => {
  const { problems } = writeReports(redRun(), folder, ['pdf'])
  expect(problems).toEqual([
    `${folder}: the pdf report not written: there is no such format; known are json, html, junit, markdown.`,
  ])
  expect(existsSync(join(folder, 'report.pdf'))).toBe(false)
})

test('a failure keeps the earlier report', () => {
  writeReports(redRun(), folder, ['json'])
  const before = readFileSync(join(folder, 'report.json'), 'utf8')
  writeReports(redRun(), folder, ['json'], [{ ...failing(new Error('x')), format: 'json', file: 'report.json' }])
  expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe(before)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { type AptGet, aptGet, install, lastWords, packagesToBring } from './bring-needs.ts'

const need = (here: boolean, ...packages: string[]) => ({ what: 'It', packages, isThere: () => here })
const wanted = [need(true, 'a'), need(false, 'b', 'c'), need(false, 'c', 'd')]
for (const { name, isDebian, isRoot, want } of [
  { name: 'on Debian as root, what is missing, once', isDebian: true, isRoot: true, want: ['b', 'c', 'd'] },
  { name: 'on Debian as somebody else, nothing', isDebian: true, isRoot: false, want: [] },
  { name: 'elsewhere, nothing', isDebian: false, isRoot: true, want: [] },
])
  test(`packages to bring: ${name}`, () => expect(packagesToBring(wanted, { isDebian, isRoot })).toEqual(want))

const installs = 'install -y --no-install-recommends b c'
for (const { name, answers, calls, want } of [
  { name: 'at once', answers: [null], calls: [installs], want: null },
  { name: 'with new lists', answers: ['no such package', null, null], calls: [installs, 'update', installs], want: null },
  { name: 'the lists cannot be had', answers: ['no such package', 'no net'], calls: [installs, 'update'], want: 'no net' },
  { name: 'no such package', answers: ['first', null, 'second'], calls: [installs, 'update', installs], want: 'second' },
])
  test(`packages are installed: ${name}`, async () => {
    const asked: string[] = []
    const fake: AptGet = async (args) => answers[asked.push(args.join(' ')) - 1] ?? null
    expect(await install(['b', 'c'], fake)).toBe(want)
    expect(asked).toEqual(calls)
  })

test('last words', () => {
  expect(lastWords('W: old lists\nE: one\n\nE: two  \nE: three\nE: four\n', 'x')).toBe('E: two E: three E: four')
  expect(lastWords('W: old lists\n', 'exit code 100')).toBe('exit code 100')
})

test.describe('apt-get itself', () => {
  const before = process.env.PATH
  let folder: string
  test.beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'firstlogin-apt-'))
    process.env.PATH = `${folder}${path.delimiter}${before}`
  })
  test.afterEach(() => {
    process.env.PATH = before
    rmSync(folder, { recursive: true })
  })
  for (const { name, script, want } of [
    { name: 'ends well, without a question', script: '[ "$DEBIAN_FRONTEND" = noninteractive ] && [ "$3" = update ]', want: null },
    { name: 'says why not', script: 'echo "E: no $3" >&2; exit 100', want: 'E: no update' },
    { name: 'says nothing', script: 'exit 100', want: 'exit code 100' },
    { name: 'leaves somebody behind who holds its output', script: 'echo E: no >&2; sleep 20 & exit 1', want: 'E: no' },
    { name: 'does not end', script: 'exec sleep 20', want: 'it took longer than 0.5 s' },
  ])
    test(name, async () => {
      writeFileSync(path.join(folder, 'apt-get'), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
      expect(await aptGet(['update'], name === 'does not end' ? 500 : 30_000)).toBe(want)
    })

  test('is not there', async () => {
    process.env.PATH = folder
    expect(await aptGet(['update'], 1000)).toContain('ENOENT')
  })
})

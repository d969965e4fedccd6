import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { takeFolder } from './run-lock.ts'

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'firstlogin-lock-'))
const lockOf = (folder: string) => path.join(folder, '.run')

test('a folder is one run’s until it gives it back', () => {
  const folder = newFolder()
  const giveBack = takeFolder(folder)
  expect(existsSync(lockOf(folder))).toBe(true)
  giveBack()
  expect(existsSync(lockOf(folder))).toBe(false)
})

test('while another process has it, who it is and the ways out are said', () => {
  const folder = newFolder()
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  try {
    writeFileSync(lockOf(folder), `${other.pid}\n`)
    expect(() => takeFolder(folder)).toThrow(
      `a run (process ${other.pid}) is writing into ${folder}; wait for its end, or choose`,
    )
  } finally {
    other.kill()
  }
})

test('a run that was killed has it no more, and neither has a file that names nobody', () => {
  const folder = newFolder()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  for (const left of [`${pid}\n`, '', 'nobody']) {
    writeFileSync(lockOf(folder), left)
    expect(() => takeFolder(folder)()).not.toThrow()
  }
})

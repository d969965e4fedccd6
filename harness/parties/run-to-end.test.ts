import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { isAlive } from './alive.ts'
import { runToEnd } from './run-to-end.ts'
import { leavesOneRunning } from './testing/leaves-one-running.ts'

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'firstlogin-run-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const asked = { cwd: folder, env: {}, seconds: 20 }

test('what a program prints is kept only where it is asked for', async () => {
  const command = [process.execPath, '-e', 'process.stdin.pipe(process.stdout)']
  const wanted = { ending: { how: 'exit', code: 0, signal: null }, complained: '', said: 'ada' }
  expect(await runToEnd(command, { ...asked, stdin: 'ada', mostBytes: 3 })).toEqual({ ...wanted, printed: 'ada' })
  expect(await runToEnd(command, { ...asked, stdin: 'ada' })).toEqual({ ...wanted, printed: '' })
  expect((await runToEnd(command, { ...asked, stdin: 'ada', mostBytes: 2 })).ending).toEqual({ how: 'too-much' })
})

test('arguments that no program can be given are told, not thrown', async () => {
  const { ending } = await runToEnd([process.execPath, '-e', 'a\0b'], asked)
  expect(ending).toEqual({ how: 'not-started', why: expect.stringContaining('null bytes') })
})

test('what was left running with its output open does not hold us when we are done', () => {
  const { program, pidFile } = leavesOneRunning(folder)
  const script = `
    import { runToEnd } from ${JSON.stringify(path.join(import.meta.dirname, 'run-to-end.ts'))}
    const { ending, printed } = await runToEnd([process.execPath, '-e', ${JSON.stringify(program)}], ${JSON.stringify({ ...asked, mostBytes: 100 })})
    console.log(JSON.stringify([ending, printed]))`
  const options = { encoding: 'utf8', timeout: 15_000 } as const
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], options)
  const pid = Number(readFileSync(pidFile, 'utf8'))
  expect({ stdout, status, left: isAlive(pid) }).toEqual({
    stdout: '[{"how":"exit","code":0,"signal":null},"started\\n"]\n',
    status: 0,
    left: true,
  })
  process.kill(pid, 'SIGKILL')
})

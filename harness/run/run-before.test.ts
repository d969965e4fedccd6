import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { isAlive } from '../parties/alive.ts'
import { leavesOneRunning } from '../parties/testing/leaves-one-running.ts'
import { runBefore } from './run-before.ts'

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'firstlogin-before-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, seconds = 30) =>
  runBefore([process.execPath, '-e', program], { cwd: folder, env: { WHO: 'ada' }, seconds })

test('a program runs to its end, in its folder and with its environment', async () => {
  await run(`require('fs').writeFileSync('said', process.env.WHO + ' in ' + process.cwd())`)
  expect(readFileSync(path.join(folder, 'said'), 'utf8')).toBe(`ada in ${folder}`)
})

test('what it leaves running, with its output open, is neither waited for nor ended', async () => {
  const { program, pidFile } = leavesOneRunning(folder)
  await run(program)
  const pid = Number(readFileSync(pidFile, 'utf8'))
  expect(isAlive(pid)).toBe(true)
  process.kill(pid, 'SIGKILL')
})

test('much output is no fault', () => run('for (let i = 0; i < 100; i++) process.stdout.write("x".repeat(100000))'))

for (const [name, program, says] of [
  [
    'an exit code',
    'console.log("step 2"); console.error("no such table"); process.exit(3)',
    'it ended with exit code 3; it last said: ',
  ],
  ['a signal', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)', 'it ended with SIGTERM'],
  [
    'silence',
    'console.error("waiting"); setInterval(() => {}, 1000)',
    'it was not done within 3 s and was ended; it last said: waiting',
  ],
] as const)
  test(`a program that gives ${name} stops the run`, async () => {
    const failed = await run(program, 3).catch((error: unknown) => error)
    expect(failed).toMatchObject({
      code: 'environment',
      message: expect.stringContaining(`start.before: ${process.execPath} -e`),
    })
    expect(String(failed)).toContain(says)
  })

test('the last words are of both streams', async () => {
  await expect(run('console.log("step 2"); console.error("no such table"); process.exit(3)')).rejects.toThrow(
    /it last said: (?:step 2 no such table|no such table step 2)$/,
  )
})

test('a program that is not there', async () => {
  await expect(runBefore(['no-such-program', 'now'], { cwd: folder, env: {}, seconds: 2 })).rejects.toThrow(
    'start.before: no-such-program now: it cannot be started: spawn no-such-program ENOENT',
  )
})

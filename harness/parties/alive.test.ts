import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '#unit-test'
import { isAlive } from './alive.ts'

test('this process runs, one that ended does not', async () => {
  expect(isAlive(process.pid)).toBe(true)
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'close')
  expect(isAlive(child.pid ?? 0)).toBe(false)
})

test('a process that ended and was never asked about does not run', async () => {
  test.skip(process.platform !== 'linux', 'zombies are seen on Linux only')
  // The shell becomes `sleep`, which never asks about the child that the shell had started; the child ends after that.
  const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 20'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [said] = (await once(parent.stdout, 'data')) as [Buffer]
  const pid = Number(said.toString())
  await expect.poll(() => isAlive(pid)).toBe(false)
  expect(() => process.kill(pid, 0), 'it is still listed').not.toThrow()
  parent.kill('SIGKILL')
})

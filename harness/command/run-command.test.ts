import { mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { runHook } from '../hooks/run-hook.ts'
import { commandObserver } from '../observe/command.ts'
import { aLook } from '../observe/testing/look.ts'
import { isAlive } from '../parties/alive.ts'

const folder = path.join(realpathSync(tmpdir()), `firstlogin-command-${process.pid}`)
const variables = { node: process.execPath, email: 'a b; "c"@x.test' }
const look = aLook({ folder, variables, file: { timeouts: { request: 30, page: 1 } } })
const impatient = aLook({ folder, variables })
test.beforeAll(() => void mkdirSync(folder))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, ...args: string[]) =>
  runHook({ command: ['{node}', '-e', program, ...args], env: { WHO: 'is {email}' } }, look, 'hooks.reset')
const observer = (command: string[]) =>
  commandObserver({ kind: 'command', command, env: {}, accounts: { list: '/users', fields: { email: '/mail' } } }, 'observe.0')
const observe = (program: string) => observer(['{node}', '-e', program]).observe(look)

test('no shell reads the arguments, and a hook can read all variables', async () => {
  const program = `
    const { email, case: token } = JSON.parse(require('fs').readFileSync(0, 'utf8'))
    console.log(JSON.stringify({ email, token, argument: process.argv[1], who: process.env.WHO, folder: process.cwd() }))`
  const email = 'a b; "c"@x.test'
  expect(await run(program, '{email}')).toEqual({ email, token: 'k1', argument: email, who: `is ${email}`, folder })
  expect(await run('console.log("done")')).toBe('done\n')
})

test('an observer reads the JSON that a program prints', async () => {
  expect(await observe(`console.log('{"users":[{"mail":"ada@x.test"}]}')`)).toEqual({
    accounts: [{ email: 'ada@x.test' }],
    audit: 'unknown',
  })
})

for (const [name, program, says] of [
  ['no JSON', 'console.log("Users: 3")', 'observe.0: the command printed no JSON; it begins: Users: 3'],
  ['nothing', '', 'observe.0: the command printed nothing'],
  ['no list', 'console.log("{}")', 'observe.0.accounts.list: the answer has no list at "/users"'],
  ['an exit code', 'console.error("no such table"); process.exit(3)', 'ended with exit code 3; it last said: no such table'],
  [
    '10 MB',
    'for (let i = 0; i < 100; i++) process.stdout.write("x".repeat(100000))',
    'printed more than 5000000 bytes and was ended',
  ],
] as const)
  test(`a program that gives ${name} is a fault`, () => expect(observe(program)).rejects.toThrow(says))

test('a program that says no more is a fault', async () => {
  const silent = observer(['sh', '-c', 'echo waiting >&2; exec sleep 20'])
  await expect(silent.observe(impatient)).rejects.toThrow('was not done within 1 s and was ended; it last said: waiting')
})

test('a program that is not there, and a folder that is not there', async () => {
  await expect(runHook({ command: ['no-such-program'], env: {} }, look, 'hooks.reset')).rejects.toThrow(
    'hooks.reset: no-such-program cannot be started: spawn no-such-program ENOENT',
  )
  await expect(runHook({ command: ['{node}'], env: {}, cwd: 'nowhere' }, look, 'hooks.reset')).rejects.toThrow(
    `hooks.reset.cwd: there is no folder ${folder}/nowhere`,
  )
})

test('a program that takes too long is ended together with what it has started', async () => {
  const file = path.join(folder, 'pid')
  const command = ['sh', '-c', `sleep 20 & echo $! > '${file}'; wait`]
  await expect(runHook({ command, env: {} }, impatient, 'hooks.reset')).rejects.toThrow('was not done within 1 s')
  const pid = Number(readFileSync(file, 'utf8'))
  await expect.poll(() => isAlive(pid)).toBe(false)
})

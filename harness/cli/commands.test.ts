import { Command } from 'commander'
import { expect, test } from '#unit-test'
import { askedFor, commands } from './commands.ts'

const cases: [string, string[], string | null][] = [
  ['a command', ['run', '--profile', 'okta'], 'run'],
  ['help about one', ['help', 'doctor'], 'doctor'],
  ['a command with help as a flag', ['idp', '--help'], 'idp'],
  ['a flag before it', ['--no-such-flag', 'list'], 'list'],
  ['nothing', [], null],
  ['help about all', ['help'], null],
  ['a flag alone', ['--version'], null],
  ['an unknown one', ['rnu', 'run'], null],
]
for (const [name, args, wanted] of cases)
  test(`the command that is asked for: ${name}`, () => expect(askedFor(args)?.name ?? null).toBe(wanted))

for (const { name, load } of commands)
  test(`${name}: what is loaded is that command`, async () => {
    const command = new Command(name)
    const define = await load()
    define(command)
    expect(define.name.toLowerCase()).toBe(`define${name}`)
    expect(typeof Reflect.get(command, '_actionHandler')).toBe('function')
  })

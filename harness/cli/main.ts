import { Command } from 'commander'
import { exitCodeOf, toldError, UsageError } from '../errors.ts'
import { version } from '../version.ts'
import { askedFor, commands } from './commands.ts'
import { keptByNpm } from './kept-by-npm.ts'

const program = new Command('firstlogin')
  .description('A fake identity provider and a conformance harness for Just-in-Time provisioning.')
  .version(version)
  .addHelpText(
    'after',
    `
Examples:
  npm start                            every scenario at four vendors, against the reference SP
  npm start -- --only new-user         one family
  npm run demo                         click through it yourself
  npm run firstlogin list checks       what there is
  npm run firstlogin help run          flags, examples and exit codes of a command

For work on firstlogin itself: npm run check, npm test, npm run docs,
npm run controls (switch on each defect), npm run policies (run each value of each policy key),
npm run bench, npm run firstlogin pictures`,
  )
  .configureHelp({ subcommandTerm: (command) => command.name() })
  .showHelpAfterError('(add --help for the flags and examples)')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'firstlogin: ')) })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

const asked = askedFor(process.argv.slice(2))

// A reader that has seen enough, as in `firstlogin list checks | head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3))

/** Exit codes: 2 usage or file error, 3 environment; a run's own are in `run`. Nobody is shown a stack trace. */
try {
  for (const each of commands) {
    const command = program.command(each.name).description(each.says)
    if (each !== asked) continue
    ;(await each.load())(command)
    const kept = keptByNpm(
      each.name,
      command.options.flatMap(({ long }) => long?.slice(2) ?? []),
      process.env,
    )
    if (kept !== null) throw new UsageError(kept)
  }
  await program.parseAsync()
} catch (error) {
  process.stderr.write(toldError(error))
  if (process.env.FIRSTLOGIN_DEBUG && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  process.exitCode = exitCodeOf(error)
}

import { Command } from 'commander'
import { exitCodeOf, toldError } from '../harness/errors.ts'

/**
 * The command line of a tool for work on firstlogin itself. Help and mistakes come as with the other commands: exit code 2 for a slip,
 * and no stack trace for anything that goes wrong later. @param script as `npm run <script>` has it
 */
export function toolCommand(script: string, description: string): Command {
  process.on('uncaughtException', (error) => {
    process.stderr.write(toldError(error))
    process.exit(exitCodeOf(error))
  })
  return new Command(`npm run ${script} --`)
    .description(description)
    .showHelpAfterError('(add --help for the flags)')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'firstlogin: ')) })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
}

import { Argument, type Command } from 'commander'
import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'
import { lists } from '../list/index.ts'
import { renderList } from '../list/render.ts'
import { projectSources } from '../list/sources.ts'

export function defineList(command: Command): void {
  command
    .addArgument(new Argument('<what>', lists.map((each) => each.name).join(', ')))
    .option('--json', 'print the rows as JSON', false)
    .addHelpText(
      'after',
      `
Lists:
${lists.map(({ name, title }) => `  ${name.padEnd(14)}${title}`).join('\n')}

Examples:
  npm run firstlogin list checks
  npm run firstlogin list requirements -- --json
`,
    )
    .action((what: string, options: { json: boolean }) => {
      const names = lists.map((each) => each.name)
      const list = lists.find((each) => each.name === what)
      if (!list) throw new UsageError(`nothing is listed as "${what}"${suggestion(what, names)}`)
      const rows = list.rows(projectSources())
      process.stdout.write(options.json ? `${JSON.stringify(rows, null, 2)}\n` : renderList(rows.map((row) => list.entry(row))))
    })
}

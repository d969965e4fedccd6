/**
 * `npm test`: types, lint, unit, the specs (servers, browsers, controls), then every scenario; closes with `N passed, N failed`.
 * What was skipped is listed before that line. FIRSTLOGIN_NO_SKIP=1 counts it as failed.
 */
import path from 'node:path'
import { bringNeeds } from './bring-needs.ts'
import { closing, countClosingLine, playwrightStage, root, runStage, runTogether, unitStages } from './stages.ts'
import { toolCommand } from './tool-command.ts'

toolCommand(
  'test',
  'everything: types, lint, unit, specs, controls and every scenario; FIRSTLOGIN_NO_SKIP=1: a skipped test fails',
).parse()
const bringing = bringNeeds()
const results = await runTogether(unitStages())
await bringing
results.push(await runStage(playwrightStage('specs and controls', 'specs')))
results.push(
  await runStage({
    name: 'scenarios',
    command: [process.execPath, path.join(root, 'harness/cli/main.ts'), 'run', '--count'],
    count: countClosingLine,
  }),
)
const { lines, failed } = closing(results, process.env.FIRSTLOGIN_NO_SKIP === '1')
console.log(lines.join('\n'))
process.exit(failed === 0 ? 0 : 1)

/** `npm test`: types, lint, unit, the specs (servers, browsers, controls), then every scenario; closes with `N passed, N failed`. */
import path from 'node:path'
import { countClosingLine, playwrightStage, root, runStages, unitStages } from './stages.ts'

const results = await runStages([
  ...unitStages(),
  playwrightStage('specs and controls', 'specs'),
  {
    name: 'scenarios',
    command: [process.execPath, path.join(root, 'harness/cli/main.ts'), 'run', '--count'],
    count: countClosingLine,
  },
])
const passed = results.reduce((sum, result) => sum + result.passed, 0)
const failed = results.reduce((sum, result) => sum + result.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

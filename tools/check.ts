/** `npm run check`: types, lint and unit tests, at the same time. */
import { runTogether, unitStages } from './stages.ts'
import { toolCommand } from './tool-command.ts'

toolCommand('check', 'types, lint and unit tests, at the same time').parse()

const results = await runTogether(unitStages())
process.exit(results.every((result) => result.failed === 0) ? 0 : 1)

/** `npm run check`: types, lint and unit tests, at the same time. */
import { runTogether, unitStages } from './stages.ts'

const results = await runTogether(unitStages())
process.exit(results.every((result) => result.failed === 0) ? 0 : 1)

/** `npm run check`: types, lint and unit tests; about 15 s. */
import { runStages, unitStages } from './stages.ts'

const results = await runStages(unitStages())
process.exit(results.every((result) => result.failed === 0) ? 0 : 1)

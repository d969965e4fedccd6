/** Writes report.schema.json anew from the zod schema: `node reports/schema/generate.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportJsonSchema } from './report.ts'

writeFileSync(join(import.meta.dirname, 'report.schema.json'), reportJsonSchema())

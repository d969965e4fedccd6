import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { z } from 'zod'
import { expect, test } from '#unit-test'
import type { RunReport } from '../../harness/results.ts'
import { gatedRun } from '../fixtures/gated-run.ts'
import { greenRun, redRun } from '../fixtures/red-run.ts'
import { reportJsonSchema, reportSchema } from './report.ts'

// Compiles only while the schema and the result types say the same, in both directions.
type Same<A extends B, B> = A
type Published = z.infer<typeof reportSchema>
type _PublishedIsReport = Same<Published, RunReport>
type _ReportIsPublished = Same<RunReport, Published>

const file = join(import.meta.dirname, 'report.schema.json')

test('the published schema is the one the code says (else: node reports/schema/generate.ts)', () => {
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(reportJsonSchema()))
})

for (const [title, report] of [
  ['red', redRun()],
  ['green', greenRun()],
  ['gated', gatedRun()],
] as const)
  test(`a ${title} run is valid by the published schema and by the code`, () => {
    const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(file, 'utf8')),
    )
    validate(JSON.parse(JSON.stringify(report)))
    expect(validate.errors).toBeNull()
    expect(reportSchema.safeParse(report).error).toBeUndefined()
  })

test('the schema refuses an unknown verdict and an unknown field', () => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(file, 'utf8')))
  const report = redRun()
  expect(validate({ ...report, cases: [{ ...report.cases[0], verdict: 'GREEN' }] })).toBe(false)
  expect(validate({ ...report, surprise: 1 })).toBe(false)
})

import { expect, test } from '@playwright/test'
import type { RunReport } from '../results.ts'
import { exitCodeOf } from './exit-code.ts'

type Facts = {
  conformance: RunReport['conformance']
  completeness?: RunReport['completeness']
  errors?: number
  interrupted?: boolean
}
const cases: (Facts & { name: string; want: number })[] = [
  { name: 'conformant', conformance: 'CONFORMANT', want: 0 },
  { name: 'not conformant', conformance: 'NON_CONFORMANT', want: 1 },
  { name: 'not conformant, seen before a party died', conformance: 'NON_CONFORMANT', completeness: 'PARTIAL', want: 1 },
  { name: 'a MUST that nobody could verify', conformance: 'INDETERMINATE', want: 1 },
  { name: 'incomplete', conformance: 'INDETERMINATE', completeness: 'PARTIAL', want: 3 },
  { name: 'a fault around the SP', conformance: 'INDETERMINATE', errors: 1, want: 3 },
  { name: 'interrupted', conformance: 'NON_CONFORMANT', completeness: 'PARTIAL', interrupted: true, want: 130 },
]
for (const { name, conformance, completeness = 'COMPLETE', errors = 0, interrupted = false, want } of cases) {
  test(`${name}: ${want}`, () => {
    const counts = { PASS: 1, FAIL: 0, WARN: 0, NOTE: 0, UNVERIFIED: 0, NA: 0, SKIPPED: 0, ERROR: errors }
    expect(exitCodeOf({ conformance, completeness, counts }, interrupted)).toBe(want)
  })
}

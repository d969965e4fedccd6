import { createHash } from 'node:crypto'
import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { all } from './check.ts'

/** Steps in which an administrator connected an IdP. */
function setUps(steps: readonly StepRecord[]): StepRecord[] {
  return steps.filter((step) => step.kind === 'set-up-provider')
}

/** Judges each set-up, with what people did at its place before and after. */
export function judgeSetUps(
  steps: readonly StepRecord[],
  judgeOne: (setUp: StepRecord, around: { before: StepRecord[]; after: StepRecord[] }) => Outcome,
): Outcome {
  const outcomes = setUps(steps).map((setUp) => {
    const at = steps.indexOf(setUp)
    const there = (each: StepRecord) => each.kind === 'sign-in' && each.place?.name === setUp.place?.name
    return judgeOne(setUp, { before: steps.slice(0, at).filter(there), after: steps.slice(at + 1).filter(there) })
  })
  return all(outcomes, 'no administrator set a provider up')
}

/** The SHA-256 of a certificate in hex, from PEM, base64 or a fingerprint with or without colons; null for anything else. */
export function fingerprintOf(text: string): string | null {
  const compact = text.replace(/-----[A-Z ]+-----|\s+/g, '')
  const hex = compact.replaceAll(':', '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(hex)) return hex
  if (compact.length < 200 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null
  return createHash('sha256').update(Buffer.from(compact, 'base64')).digest('hex')
}

/** One or several certificates, separated by commas or by their PEM borders, as sorted fingerprints. */
export function fingerprintsIn(text: string): string {
  const parts = text.includes('-----END') ? text.split(/(?<=-----END CERTIFICATE-----)/) : text.split(',')
  const found = parts
    .filter((each) => each.trim() !== '')
    .map((each) => fingerprintOf(each) ?? `unreadable: ${each.trim().slice(0, 40)}`)
  return found.sort().join(', ')
}

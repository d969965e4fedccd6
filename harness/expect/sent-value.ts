import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'

/** What an assertion said under one neutral word, under the exact attribute name that the SP knows for it. */
export type SentValue =
  | { state: 'absent' | 'empty'; attribute: string; values: readonly string[] }
  | { state: 'one' | 'several'; attribute: string; values: readonly string[] }

/** Blank values count as empty (SAML Core 2.7.3.1.1). A word that the SP has no attribute for is absent. */
export function sentValue(run: Pick<CaseRun, 'attributeMap'>, sent: SentAssertion, word: string): SentValue {
  const attribute = run.attributeMap[word] ?? ''
  const all = attribute === '' ? undefined : sent.attributes[attribute]
  if (all === undefined) return { state: 'absent', attribute, values: [] }
  const values = all.filter((each) => each.trim() !== '')
  if (values.length === 0) return { state: 'empty', attribute, values }
  return { state: values.length === 1 ? 'one' : 'several', attribute, values }
}

/** What should come of something: a value, a refusal, or nothing that can be said because the policy is silent. */
export type Expectation<Value> =
  | { kind: 'value'; value: Value }
  | { kind: 'refused'; why: string }
  | { kind: 'unspecified'; key: string }

export function value<Value>(of: Value): Expectation<Value> {
  return { kind: 'value', value: of }
}

export function silent<Value>(key: string): Expectation<Value> {
  return { kind: 'unspecified', key }
}

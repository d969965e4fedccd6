import { isDeepStrictEqual } from 'node:util'
import { AssertionRefused } from './errors.ts'
import { type AssertionFacts, type ResponseExpectation, type SamlDefect, samlDefects } from './expectation.ts'
import { validateResponse } from './validate-response.ts'

type Outcome = { facts: AssertionFacts } | { refusal: AssertionRefused }

async function outcomeOf(samlResponse: string, expectation: ResponseExpectation): Promise<Outcome> {
  try {
    return { facts: await validateResponse(samlResponse, expectation) }
  } catch (error) {
    if (error instanceof AssertionRefused) return { refusal: error }
    throw error
  }
}

const compared = (outcome: Outcome) =>
  'facts' in outcome ? outcome : { code: outcome.refusal.code, clause: outcome.refusal.clause }

/**
 * As `validateResponse`, and tells beside which deliberate faults this message would have ended otherwise under. Only the real validation
 * remembers the assertion.
 * @throws AssertionRefused as `validateResponse` does
 */
export async function validateWatched(
  samlResponse: string,
  expectation: ResponseExpectation,
  note: (fault: SamlDefect) => void,
): Promise<AssertionFacts> {
  let isNew = true
  const real = await outcomeOf(samlResponse, {
    ...expectation,
    rememberAssertion: (id, until) => {
      isNew = expectation.rememberAssertion(id, until)
      return isNew
    },
  })
  for (const fault of samlDefects) {
    const other = await outcomeOf(samlResponse, { ...expectation, defects: new Set([fault]), rememberAssertion: () => isNew })
    if (!isDeepStrictEqual(compared(other), compared(real))) note(fault)
  }
  if ('refusal' in real) throw real.refusal
  return real.facts
}

import type { Change, ProvisioningDecision, SignInFacts } from '../jit/types.ts'

/** The same facts with each attribute sent through `alter`; null leaves an attribute out. */
export function alterAttributes(
  facts: SignInFacts,
  alter: (name: string, values: string[]) => [string, string[]] | null,
): SignInFacts {
  return {
    ...facts,
    attributes: new Map(
      [...facts.attributes].flatMap(([name, values]) => [alter(name, values)].filter((entry) => entry !== null)),
    ),
  }
}

/** The same facts without these attributes. */
export const withoutAttributes = (facts: SignInFacts, names: (string | null)[]): SignInFacts =>
  alterAttributes(facts, (name, values) => (names.includes(name) ? null : [name, values]))

/** The same decision with each change sent through `alter`; null leaves a change out. */
export const alterChanges = (decision: ProvisioningDecision, alter: (change: Change) => Change | null): ProvisioningDecision => ({
  ...decision,
  changes: decision.changes.map(alter).filter((change) => change !== null),
})

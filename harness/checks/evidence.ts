import type { AccountSeen, EvidenceGrade, Outcome } from '../results.ts'

type Part = 'environments.groups' | 'environments.permissions'

/** A field of an account that a check looks at, or a part of one in every environment. */
export type Read = Exclude<keyof AccountSeen, 'grades' | 'email'> | Part

/** The outcome with the weakest evidence of what it read, unless it says itself what it rests on. Pure. */
export function restingOn(outcome: Outcome, accounts: readonly (AccountSeen | null)[], reads: readonly Read[]): Outcome {
  const read: readonly string[] = ['email', ...reads]
  const grades = accounts.flatMap((account) =>
    Object.entries(account?.grades ?? {}).flatMap(([field, grade]) => (read.some((each) => isOf(field, each)) ? [grade] : [])),
  )
  return 'evidence' in outcome ? outcome : withEvidence(outcome, weakest(grades))
}

/** The outcome with what it rests on; one that says nothing of the SP rests on nothing. */
export function withEvidence(outcome: Outcome, evidence: EvidenceGrade): Outcome {
  return outcome.kind === 'satisfied' || outcome.kind === 'violated' ? { ...outcome, evidence } : outcome
}

/** The last of E1 to E4, and E1 when there is none: then nothing is weaker than the list of accounts itself. */
export function weakest(grades: readonly EvidenceGrade[]): EvidenceGrade {
  return [...grades].sort().at(-1) ?? 'E1'
}

/** Whether a graded field, e.g. `environments.prod.groups`, is one that was read, or holds or is a part of it. */
function isOf(field: string, read: string): boolean {
  const [top = '', part] = read.split('.')
  return field === top || (field.startsWith(`${top}.`) && (part === undefined || field.endsWith(`.${part}`)))
}

import { appTypeForgotten } from './app-type-forgotten.ts'
import { appTypeSent } from './app-type-sent.ts'
import { assignmentSkipped } from './assignment-skipped.ts'
import { choiceTitleSent } from './choice-title-sent.ts'
import { expressionsGuessed } from './expressions-guessed.ts'
import type { Fault } from './fault.ts'
import { groupMembersRefused } from './group-members-refused.ts'
import { problemsUnsaid } from './problems-unsaid.ts'
import { typedDataOutdated } from './typed-data-outdated.ts'
import { verificationSkipped } from './verification-skipped.ts'

/** Every fault there is: who gets an assertion, what is in it, what the set-up keeps, says and offers. */
export const faults: readonly Fault[] = [
  verificationSkipped,
  assignmentSkipped,
  groupMembersRefused,
  expressionsGuessed,
  choiceTitleSent,
  appTypeSent,
  appTypeForgotten,
  problemsUnsaid,
  typedDataOutdated,
]

export const findFault = (id: string): Fault | undefined => faults.find((fault) => fault.id === id)

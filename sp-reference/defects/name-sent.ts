import type { Policy } from '../jit/policy.ts'
import type { SignInFacts } from '../jit/types.ts'

/** Whether the mapped name attribute says nothing: it is not there, or all its values are empty. */
export const isNameBlank = ({ attributes }: SignInFacts, { attributeMap }: Policy): boolean =>
  !attributes.get(attributeMap.displayName ?? '')?.some((value) => value.trim() !== '')

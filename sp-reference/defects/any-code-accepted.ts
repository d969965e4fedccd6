import { defineDefect } from './defect.ts'

/** Six digits, any six digits. */
export const anyCodeAccepted = defineDefect({
  id: 'any-code-accepted',
  title: 'Accepts any verification code',
  trips: ['no-join-without-verification'],
  bends: { codeMatches: () => true },
})

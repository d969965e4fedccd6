import { defineDefect } from './defect.ts'

/** Last month's mail still opens the door. */
export const expiredCodeAccepted = defineDefect({
  id: 'expired-code-accepted',
  title: 'Accepts verification codes for ever',
  trips: ['no-join-without-verification'],
  bends: { codeIsFresh: () => true },
})

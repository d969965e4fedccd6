import { defineDefect } from './defect.ts'

/** Whoever can make a browser post rubbish can sign its owner out. */
export const refusalEndsSession = defineDefect({
  id: 'refusal-ends-session',
  title: 'Ends the session that is there before it looks at the message',
  trips: ['session-survives-refusal'],
  bends: { sessionAtArrival: () => 'ended' },
})

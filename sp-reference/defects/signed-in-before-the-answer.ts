import { defineDefect } from './defect.ts'

/** Who was here last will be it again. */
export const signedInBeforeTheAnswer = defineDefect({
  id: 'signed-in-before-the-answer',
  title: 'Signs the last person in when a sign-in starts, before the identity provider has answered',
  trips: ['leaver-stays-out', 'refused'],
  bends: { sessionAtStart: () => 'last-person' },
})

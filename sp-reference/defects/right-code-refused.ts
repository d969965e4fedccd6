import { defineDefect } from './defect.ts'

/** The code is compared with something else than what was mailed. */
export const rightCodeRefused = defineDefect({
  id: 'right-code-refused',
  title: 'Refuses the code that was mailed',
  trips: ['joined-after-code'],
  bends: { codeMatches: () => false },
})

import { defineDefect } from './defect.ts'

/** Nobody is to learn anything from an error. */
export const oneRefusalForAll = defineDefect({
  id: 'one-refusal-for-all',
  title: 'Shows the same words whatever the reason of a refusal',
  trips: ['own-refusal'],
  bends: { publicCode: () => 'sign-in-failed' },
})

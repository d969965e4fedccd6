import { defineDefect } from './defect.ts'

/** With one environment nobody notices. */
export const valuesOfFirstEnvironmentShown = defineDefect({
  id: 'values-of-first-environment-shown',
  title: 'Shows the values of the first environment for copying, whichever environment is set up',
  trips: ['copied-values-true'],
  bends: { copiedAddresses: (_, { first }) => first },
})

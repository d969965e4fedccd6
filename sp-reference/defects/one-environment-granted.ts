import { defineDefect } from './defect.ts'

/** Only the door that was used is opened. */
export const oneEnvironmentGranted = defineDefect({
  id: 'one-environment-granted',
  title: 'Gives a new account access to the environment of the sign-in only',
  trips: ['environments-granted'],
  bends: { input: (input) => (input.surface === 'end-user' ? { ...input, environments: [input.environment] } : input) },
})

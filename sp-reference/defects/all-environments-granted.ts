import { defineDefect } from './defect.ts'

/** The switch of the single environment is not asked. */
export const allEnvironmentsGranted = defineDefect({
  id: 'all-environments-granted',
  title: 'Gives a new account access to environments without JIT too',
  trips: ['environments-granted'],
  bends: {
    input: (input) =>
      input.surface === 'end-user'
        ? { ...input, environments: input.environments.map((environment) => ({ ...environment, jit: true })) }
        : input,
  },
})

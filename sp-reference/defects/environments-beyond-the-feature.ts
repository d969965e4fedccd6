import { defineDefect } from './defect.ts'

/** DEV and TEST are always there; the feature only decides whether they are shown. */
export const environmentsBeyondTheFeature = defineDefect({
  id: 'environments-beyond-the-feature',
  title: 'Gives access to environments that the organisation does not have',
  trips: ['default-permissions', 'one-environment'],
  bends: {
    decision: (decision, input) =>
      input.surface === 'end-user' && decision.kind === 'created' && input.environments.length === 1
        ? { ...decision, changes: [...decision.changes, { do: 'grant-environment', environment: 'hidden', permissions: [] }] }
        : decision,
  },
})

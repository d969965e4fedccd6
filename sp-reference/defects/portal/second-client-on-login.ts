import { defineDefect } from '../defect.ts'

/** Each sign-in makes a client as if it were the first. */
export const secondClientOnLogin = defineDefect({
  id: 'second-client-on-login',
  title: 'Makes one more API client at a later portal sign-in',
  trips: ['one-client'],
  bends: {
    decision: (decision, input) => {
      const settings = input.surface === 'end-user' ? input.portal?.settings : null
      const makes = decision.changes.some((change) => change.do === 'create-client')
      if (!settings || makes || decision.kind === 'refused') return decision
      // The name is unique per person, and a third sign-in would run into it.
      const name = `JIT client ${Math.random()}`
      return { ...decision, changes: [...decision.changes, { do: 'create-client', name, ...settings }] }
    },
  },
})

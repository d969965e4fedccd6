import { defineDefect } from './defect.ts'

/** Nobody thought of the time before the set-up. */
export const breaksWithoutProvider = defineDefect({
  id: 'breaks-without-provider',
  title: 'Breaks where no identity provider is configured',
  trips: ['not-configured-refused'],
  bends: {
    samlGate(gate) {
      if ('code' in gate && gate.code === 'not-configured') throw new Error('there is no provider')
      return gate
    },
  },
})

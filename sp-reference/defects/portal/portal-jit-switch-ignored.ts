import { defineDefect } from '../defect.ts'

/** The portal makes people and clients whether or not its environment does. */
export const portalJitSwitchIgnored = defineDefect({
  id: 'portal-jit-switch-ignored',
  title: 'Makes accounts and API clients in the portal of an environment with JIT off',
  trips: ['nothing-before-saml-and-jit'],
  bends: {
    input: (input) =>
      input.surface === 'end-user' && input.portal ? { ...input, environment: { ...input.environment, jit: true } } : input,
  },
})

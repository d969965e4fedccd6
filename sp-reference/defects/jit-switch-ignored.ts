import { defineDefect } from './defect.ts'

/** Newcomers come in although an administrator has closed the door. */
export const jitSwitchIgnored = defineDefect({
  id: 'jit-switch-ignored',
  title: 'Creates accounts where JIT provisioning is switched off',
  trips: ['jit-switch-obeyed', 'nothing-before-saml-and-jit'],
  bends: {
    input: (input) =>
      input.surface === 'end-user'
        ? { ...input, environment: { ...input.environment, jit: true } }
        : { ...input, workspace: { ...input.workspace, jit: true } },
  },
})

import { defineDefect } from './defect.ts'

/** The boxes are there, and what was set before stays. */
export const wizardSwitchesIgnored = defineDefect({
  id: 'wizard-switches-ignored',
  title: 'Leaves JIT, group sync and enforcement as they were when a provider is set up',
  trips: ['groups-per-policy', 'jit-switch-obeyed', 'name-from-assertion', 'password-per-population', 'set-up-opens-sign-in'],
  bends: { wizardSwitches: (_, { before }) => before },
})

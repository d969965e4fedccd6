import { defineDefect } from './defect.ts'

/** The button is gone, the door behind it is open. */
export const samlSwitchAskedAtStartOnly = defineDefect({
  id: 'saml-switch-asked-at-start-only',
  title: 'Asks whether SAML is on when a sign-in starts, and no more when the assertion arrives',
  trips: ['saml-switch-obeyed'],
  bends: {
    samlGate: (gate, { at, provider }) =>
      'code' in gate && gate.code === 'saml-disabled' && at === 'arrival' && provider ? { provider } : gate,
  },
})

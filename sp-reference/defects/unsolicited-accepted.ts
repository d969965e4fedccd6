import { defineDefect } from './defect.ts'

/** Anybody can plant a session in a browser. */
export const unsolicitedAccepted = defineDefect({
  id: 'unsolicited-accepted',
  title: 'Accepts Responses that nobody asked for',
  trips: ['unsolicited-per-policy'],
  bends: { policy: (policy) => ({ ...policy, idpInitiated: 'allow' }) },
})

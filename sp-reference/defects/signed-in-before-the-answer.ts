import { defineDefect } from './defect.ts'

/** Who was here last will be it again. */
export const signedInBeforeTheAnswer = defineDefect({
  id: 'signed-in-before-the-answer',
  title: 'Signs the last person in when a sign-in starts, before the identity provider has answered',
  trips: [
    'another-idps-account-closed',
    'every-decision-logged',
    'jit-switch-obeyed',
    'leaver-stays-out',
    'no-half-record',
    'no-join-without-verification',
    'nothing-without-assertion',
    'privileged-account-not-captured',
    'refused',
    'saml-switch-obeyed',
    'sha1-per-policy',
    'unproven-address-not-linked',
  ],
  bends: { sessionAtStart: () => 'last-person', sessionIsAtHome: () => true },
})

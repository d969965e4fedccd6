import { defineDefect } from './defect.ts'

/** Any second workspace of the organisation is open. */
export const joinWithoutVerification = defineDefect({
  id: 'join-without-verification',
  title: 'Lets people from another workspace join without proof of their mailbox',
  trips: [
    'another-idps-account-closed',
    'further-workspace-per-policy',
    'no-join-without-verification',
    'unproven-address-not-linked',
    'verification-mail-sent',
  ],
  bends: {
    policy: (policy) => ({ ...policy, existingAccount: 'link', existingAccountInOtherWorkspace: 'link', crossOrg: 'allow' }),
  },
})

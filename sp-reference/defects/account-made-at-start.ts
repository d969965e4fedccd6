import { defineDefect } from './defect.ts'

/** The row is meant to be filled in later; whom the identity provider turns away leaves it behind. */
export const accountMadeAtStart = defineDefect({
  id: 'account-made-at-start',
  title: 'Makes an account as soon as somebody starts a sign-in',
  trips: [
    'account-per-match-key',
    'another-idps-account-closed',
    'creation-is-atomic',
    'nothing-created',
    'nothing-without-assertion',
    'privileged-account-not-captured',
    'unproven-address-not-linked',
  ],
  bends: { startWrites: () => 'placeholder' },
})

import { defineDefect } from './defect.ts'

/** The row is meant to be filled in later; whom the identity provider turns away leaves it behind. */
export const accountMadeAtStart = defineDefect({
  id: 'account-made-at-start',
  title: 'Makes an account as soon as somebody starts a sign-in',
  trips: ['nothing-without-assertion', 'nothing-created'],
  bends: { startWrites: () => 'placeholder' },
})

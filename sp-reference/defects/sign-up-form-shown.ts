import { defineDefect } from './defect.ts'

/** Somebody who has an account is asked to make one. */
export const signUpFormShown = defineDefect({
  id: 'sign-up-form-shown',
  title: 'Shows a sign-up form to people who join a second workspace',
  trips: ['no-sign-up-form'],
  bends: { joinPage: () => 'sign-up' },
})

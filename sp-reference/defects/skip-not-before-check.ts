import { defineDefect } from './defect.ts'

/** SAML Core 2.5.1.2: NotBefore. */
export const skipNotBeforeCheck = defineDefect({
  id: 'skip-not-before-check',
  title: 'Accepts an assertion whose time has not come',
  trips: [],
  bends: {},
})

import { defineDefect } from '../defect.ts'

/** An assertion for another application is taken. The rule is in `saml/`, which reads this id. */
export const skipAudienceCheck = defineDefect({
  id: 'skip-audience-check',
  title: 'Ignores the audience of the assertion',
  trips: ['nothing-created', 'refused'],
  bends: {},
})

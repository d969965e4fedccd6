/** Families of scenarios in the order in which they are run and shown. */
export const families = [
  'new-user',
  'existing-user',
  'missing-attributes',
  'identity',
  'multi-workspace-join',
  'slack-teams-session',
  'lifecycle',
  'developer-portal',
  'refused-assertions',
  'set-up',
  'instrument',
] as const

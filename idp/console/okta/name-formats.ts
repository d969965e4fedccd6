/** "Name format (optional)" of an attribute statement, in the words and the order of Okta's page. */
export const nameFormats = [
  ['unspecified', 'Unspecified'],
  ['uri', 'URI Reference'],
  ['basic', 'Basic'],
] as const

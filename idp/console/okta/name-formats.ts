/** "Name format (optional)" of an attribute statement, in the words and the order of Okta's page. */
export const nameFormats = [
  ['unspecified', 'Unspecified'],
  ['uri', 'URI Reference'],
  ['basic', 'Basic'],
] as const

/** Of NameIDs, in the order of the wizard. */
export const nameIdFormats: Readonly<Record<string, string>> = {
  unspecified: 'Unspecified',
  emailAddress: 'EmailAddress',
  x509SubjectName: 'x509SubjectName',
  persistent: 'Persistent',
  transient: 'Transient',
}

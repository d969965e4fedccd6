/**
 * Names that the guides give to statements, by what reads them. Workato docs, "Just in time provisioning", "Identity provider user access",
 * and the pages on Workflow apps: three names for groups look alike, and each is read by one product alone.
 */
export const products: readonly { title: string; groups: string; others: readonly string[] }[] = [
  { title: 'Workato Identity', groups: 'workato_end_user_groups', others: ['workato_end_user_name'] },
  { title: 'Workflow apps', groups: 'workato_app_user_groups', others: ['workato_app_user_name'] },
  {
    title: 'a Workato workspace',
    groups: 'workato_user_groups',
    others: ['workato_email', 'workato_full_name', 'workato_role', 'workato_role_test', 'workato_role_prod'],
  },
]

export const keywords: readonly string[] = products.flatMap(({ groups, others }) => [groups, ...others])

/** Keywords whose value is a role. */
const roleKeywords: readonly string[] = keywords.filter((each) => each.startsWith('workato_role'))

/** The roles that every workspace has, beside those of its own. */
export const systemRoles: readonly string[] = ['Admin', 'Analyst', 'Operator']

/** The known word that this one is but for letter case, or undefined. */
export const knownButForCase = (word: string, known: readonly string[]): string | undefined =>
  known.find((each) => each !== word && each.toLowerCase() === word.toLowerCase())

/** Whether a variable holds roles, however its letters are written. */
export const holdsRoles = (variable: string): boolean =>
  roleKeywords.includes(variable) || knownButForCase(variable, roleKeywords) !== undefined

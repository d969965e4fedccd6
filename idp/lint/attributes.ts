import type { AttributeDefinition } from '../directory/schema.ts'
import { holdsRoles, keywords, knownButForCase, systemRoles } from './keywords.ts'
import type { Problem } from './problem.ts'
import type { SetUp } from './set-up.ts'

/** Variable names in another letter case than the guides have them: an expression that follows the guide would not find them. */
export function nearVariables({ attributes }: SetUp): Problem[] {
  return attributes.flatMap(({ variable }) => {
    const meant = knownButForCase(variable, keywords)
    return meant === undefined ? [] : [warning(variable, `the variable name is not '${meant}': letter case counts.`)]
  })
}

/** Roles to choose from without the roles that every workspace has. Workato docs, "Just in time provisioning". */
export function missingRoles({ attributes }: SetUp): Problem[] {
  return withRoles(attributes).flatMap(({ variable, members }) => {
    const missing = systemRoles.filter((role) => !members.some(({ value }) => value === role))
    const message = `the choices lack ${missing.join(', ')}: list the system roles beside your own.`
    return missing.length === 0 ? [] : [warning(variable, message)]
  })
}

/** Values of choices that are a system role but for letter case. */
export function nearRoles({ attributes }: SetUp): Problem[] {
  return withRoles(attributes).flatMap(({ variable, members }) =>
    members.flatMap(({ title, value }) => {
      const meant = knownButForCase(value, systemRoles)
      const message = `the value of ${title}, '${value}', is not '${meant}': letter case counts in roles.`
      return meant === undefined ? [] : [warning(variable, message)]
    }),
  )
}

/** A list that nobody reads to its end says no more than its beginning. */
const mostHeld = 20

/** What people hold that is none of the choices, or a system role but for letter case: the first of them. */
export function heldValues({ attributes, held }: SetUp): Problem[] {
  const found = held.flatMap(({ variable, who, values }) => {
    const members = attributes.find((each) => each.variable === variable)?.members
    return values.flatMap((value) => {
      const meant = holdsRoles(variable) ? knownButForCase(value, systemRoles) : undefined
      if (meant) return [warning(variable, `${who} has '${value}', which is not '${meant}': letter case counts in roles.`)]
      const chosen = members === undefined || value === '' || members.some((each) => each.value === value)
      return chosen ? [] : [warning(variable, `${who} has '${value}', which is none of the choices.`)]
    })
  })
  return found.slice(0, mostHeld)
}

type WithMembers = AttributeDefinition & { members: NonNullable<AttributeDefinition['members']> }

const withRoles = (attributes: readonly AttributeDefinition[]): WithMembers[] =>
  attributes.filter((each): each is WithMembers => each.members !== undefined && holdsRoles(each.variable))

const warning = (variable: string, message: string): Problem => ({
  kind: 'warning',
  field: 'attribute',
  statement: variable,
  expression: '',
  message,
})

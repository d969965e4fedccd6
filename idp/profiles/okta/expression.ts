import { ExpressionFault } from '../../expressions/fault.ts'
import { once } from '../../expressions/once.ts'
import type { KnownNames, Resolution, Subject } from '../profile.ts'
import { unresolved } from '../reference.ts'
import { groupsOf } from './identity.ts'
import { compileOkta } from './language/compile.ts'
import type { Facts } from './language/functions.ts'
import { parseOkta } from './language/parse.ts'
import { asText, typeOf, type Value } from './language/values.ts'

const syntax = 'Okta writes user.<attribute> for the directory and appuser.<attribute> for the app, e.g. appuser.workato_role'

const parsed = once(parseOkta)

/**
 * An expression of the Okta Expression Language, in either dialect. Okta developer docs, "Okta Expression Language" and "Okta Expression
 * Language in Okta Identity Engine"; Workato docs, "Just in time provisioning".
 */
export function resolveOkta(expression: string, known: KnownNames): Resolution {
  try {
    const tree = parsed(expression)
    const { read, type } = compileOkta(tree, known)
    if (type === 'profile')
      throw new ExpressionFault(tree.at, 'this is a whole profile: name one attribute of it, such as .firstName')
    return {
      ok: true,
      isConstant: tree.kind === 'name' || tree.kind === 'literal',
      read: (subject: Subject) => sent(read(factsOf(subject))),
    }
  } catch (error) {
    if (error instanceof ExpressionFault) return unresolved(error.at, error.message, syntax)
    throw error
  }
}

const factsOf = (subject: Subject): Facts => ({
  subject,
  groups: () => groupsOf(subject.tenantId ?? '', subject.person),
  now: () => subject.now ?? new Date(),
})

/** What goes into AttributeValues: every value as text, null where there is none. */
function sent(value: Value): string | string[] | null {
  if (value === null) return null
  if (typeOf(value) === 'profile') throw new ExpressionFault(1, 'this is a whole profile, of which no attribute is named')
  return Array.isArray(value) ? value.filter((each) => each !== null).map(asText) : asText(value)
}

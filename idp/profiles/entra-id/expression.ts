import { ExpressionFault } from '../../expressions/fault.ts'
import { once } from '../../expressions/once.ts'
import type { KnownNames, Resolution } from '../profile.ts'
import { unresolved } from '../reference.ts'
import { compileEntra } from './language/compile.ts'
import { parseEntra } from './language/parse.ts'

const syntax = 'Entra ID writes user.<attribute>, e.g. user.workato_role'

const parsed = once(parseEntra)

/** The source of a claim. Microsoft docs, "Customize SAML token claims"; Workato docs, "Just in time provisioning". */
export function resolveEntraId(expression: string, known: KnownNames): Resolution {
  try {
    const source = parsed(expression)
    return { ok: true, isConstant: source.kind === 'constant', read: compileEntra(source, known) }
  } catch (error) {
    if (error instanceof ExpressionFault) return unresolved(error.at, error.message, syntax)
    throw error
  }
}

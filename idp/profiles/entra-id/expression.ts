import { ExpressionFault } from '../../expressions/fault.ts'
import { once } from '../../expressions/once.ts'
import type { KnownNames, Resolution } from '../profile.ts'
import { unresolved } from '../reference.ts'
import { compileEntra } from './language/compile.ts'
import { parseEntra } from './language/parse.ts'
import type { Source } from './language/tree.ts'

const syntax = 'Entra ID writes user.<attribute>, e.g. user.workato_role'

export const parsedEntra = once(parseEntra)

/** The source of a claim. Microsoft docs, "Customize SAML token claims"; Workato docs, "Just in time provisioning". */
export const resolveEntraId = (expression: string, known: KnownNames): Resolution =>
  resolveSource(expression, (source) => compileEntra(source, known))

/** @param compile what becomes of what was read @throws only what is no ExpressionFault */
export function resolveSource(expression: string, compile: (source: Source) => ReturnType<typeof compileEntra>): Resolution {
  try {
    const source = parsedEntra(expression)
    return { ok: true, isConstant: source.kind === 'constant', read: compile(source) }
  } catch (error) {
    if (error instanceof ExpressionFault) return unresolved(error.at, error.message, syntax)
    throw error
  }
}

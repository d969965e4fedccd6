import { didYouMean } from '../../../directory/nearest.ts'
import { ExpressionFault } from '../../../expressions/fault.ts'

/** A stretch of the text of a macro: as it stands, or a name in braces. */
type Part = { kind: 'text'; text: string } | { kind: 'macro'; name: string; at: number }

/**
 * Reads the text of a macro: everything stands for itself but `{name}`.
 * @throws ExpressionFault for a brace that is not closed, or not opened
 */
export function parseMacroText(text: string): Part[] {
  const parts: Part[] = []
  for (const { 0: whole, index, groups } of text.matchAll(/\{(?<name>[^{}]*)\}|[{}]|[^{}]+/g)) {
    const at = index + 1
    if (groups?.name !== undefined) parts.push({ kind: 'macro', name: groups.name, at: at + 1 })
    else if (whole === '{') throw new ExpressionFault(at, "'}' is missing after '{'")
    else if (whole === '}') throw new ExpressionFault(at, "'{' is missing before '}'")
    else parts.push({ kind: 'text', text: whole })
  }
  return parts
}

export const printMacroText = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : `{${part.name}}`)).join('')

/** @throws ExpressionFault for a macro that is none of these */
export function checkMacros(parts: readonly Part[], known: readonly string[]): void {
  for (const part of parts) {
    if (part.kind === 'macro' && !known.includes(part.name))
      throw new ExpressionFault(part.at, `there is no macro '${part.name}'${didYouMean(part.name, known)}`)
  }
}

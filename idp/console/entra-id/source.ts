import { ExpressionFault } from '../../expressions/fault.ts'
import { parseEntra } from '../../profiles/entra-id/language/parse.ts'
import { printEntra } from '../../profiles/entra-id/language/print.ts'
import type { Source } from '../../profiles/entra-id/language/tree.ts'
import type { Errors, Posted } from '../kit/fields.ts'

/** Where a claim gets its value, between what is typed and what is kept. Pure. */

/** The tree of a source, or null for what cannot be read. */
export function readSource(text: string): Source | null {
  try {
    return parseEntra(text)
  } catch (error) {
    if (error instanceof ExpressionFault) return null
    throw error
  }
}

/**
 * "Source attribute" as it is kept. Microsoft docs, "Customize SAML token claims": a constant is typed without quotes. What looks like
 * an attribute stays as it is, so that it can be said what is wrong with it.
 */
export function sourceFrom(typed: string): string {
  const text = typed.trim()
  const source = readSource(text)
  if (source !== null && source.kind !== 'number') return text
  const isMeantOtherwise =
    text === '' || (/^\w+\.\w*$/.test(text) && source === null && !/^\d/.test(text)) || /^["']|\(/.test(text)
  return isMeantOtherwise ? text : printEntra({ kind: 'constant', at: 1, text })
}

/** Both ways of the portal as form fields: `source` says which of `attribute` and `transformation` counts. */
export function postedSource(expression: string): Posted {
  return readSource(expression)?.kind === 'transformation'
    ? { source: 'transformation', attribute: '', transformation: expression }
    : { source: 'attribute', attribute: expression, transformation: '' }
}

/** The source that is chosen, and the field that it was typed in. */
export function chosenSource(posted: Posted): { expression: string; field: 'attribute' | 'transformation' } {
  return posted.source === 'transformation'
    ? { expression: (posted.transformation ?? '').trim(), field: 'transformation' }
    : { expression: sourceFrom(posted.attribute ?? ''), field: 'attribute' }
}

/** @param resolve how the tenant reads it @returns what is wrong with a source, beside its field */
export function sourceErrors(
  field: string,
  expression: string,
  resolve: (expression: string) => { ok: true } | { ok: false; message: string },
): Errors {
  if (expression === '') return { [field]: 'must not be empty' }
  const resolution = resolve(expression)
  return resolution.ok ? {} : { [field]: `cannot be read: ${resolution.message}` }
}

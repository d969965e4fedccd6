import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Templates (Handlebars, for any engine) and style of what is shown of a message: the IdP's pages and the report fill in the same ones. */

const read = (...parts: string[]): string => readFileSync(join(import.meta.dirname, ...parts), 'utf8')

const names = ['inspection', 'inspection-said', 'inspection-facts', 'inspection-xml', 'inspection-answers'] as const

/** Partials by name; `inspection` is the whole, for an `InspectionView`. */
export const viewPartials = (): { name: string; text: string }[] =>
  names.map((name) => ({ name, text: read('templates', `${name}.hbs`) }))

export const viewStyle = (): string => read('inspect.css')

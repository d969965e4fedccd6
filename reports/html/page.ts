import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Handlebars from 'handlebars'
import type { Verdict } from '../../harness/results.ts'
import { type InspectionView, type viewOrigins, viewPartials, viewStyle } from '../../inspect/index.ts'
import { verdictWords } from '../words.ts'

const read = (...parts: string[]) => readFileSync(join(import.meta.dirname, ...parts), 'utf8')

// `strict` turns a misspelt name into an error; `preventIndent` keeps partials from indenting what stands in <pre>.
const options = { strict: true, preventIndent: true, knownHelpersOnly: true, knownHelpers: { chip: true } }

/** The verdict as a small label: a sign and the word, so that colour is never the only cue. Its text is fixed, hence safe. */
function chip(verdict: Verdict): Handlebars.SafeString {
  const { slug, symbol } = verdictWords[verdict]
  return new Handlebars.SafeString(`<span class="v v-${slug}"><span aria-hidden="true">${symbol}</span> ${verdict}</span>`)
}

/** In the order of the cascade. */
const styles = [
  'tokens',
  'base',
  'frame',
  'result',
  'verdicts',
  'overview',
  'more',
  'cases',
  'evidence',
  'lists',
  'narrow',
  'print',
]

/** CSP source of an inline element: the hash of exactly its text (Content Security Policy Level 3, 2.3.1). */
const hashSource = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

type Fill = (view: object) => string
let compiled: Record<'page' | 'inspection' | 'origins', Fill> | undefined

function compile(): NonNullable<typeof compiled> {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('chip', chip)
  for (const { name, text } of viewPartials()) handlebars.registerPartial(name, handlebars.compile(text, options))
  for (const file of readdirSync(join(import.meta.dirname, 'templates')).filter((name) => name.endsWith('.hbs')))
    handlebars.registerPartial(basename(file, '.hbs'), handlebars.compile(read('templates', file), options))
  const template = handlebars.compile('{{> page}}', options)
  const style = styles.map((name) => read('styles', `${name}.css`)).join('') + viewStyle()
  const script = read('script.js')
  const csp = `default-src 'none'; img-src data:; style-src ${hashSource(style)}; script-src ${hashSource(script)}; base-uri 'none'; form-action 'none'`
  return {
    page: (view) => template({ ...view, style, script, csp }),
    inspection: handlebars.compile('{{> inspection}}', options),
    origins: handlebars.compile('{{> origins}}', options),
  }
}

/** Fills the templates, which are read and compiled once per process. */
export function renderPage(view: object): string {
  compiled ??= compile()
  return compiled.page(view)
}

/** What the inspector has to say of one message, as a piece of the page. */
export function renderInspection(view: InspectionView): string {
  compiled ??= compile()
  return compiled.inspection(view)
}

/** Where each attribute of a message comes from, as a piece of the page. */
export function renderOrigins(rows: ReturnType<typeof viewOrigins>): string {
  compiled ??= compile()
  return compiled.origins({ rows })
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Response } from 'express'
import Handlebars from 'handlebars'

/** HTML pages: compiled once, sent with a policy that lets nothing foreign in. */

const engine = Handlebars.create()
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')
// Colours of vendors and schemes first: the rest is written in their terms.
const commonStyle = ['colours', 'page', 'forms', 'frame', 'console']
  .map((name) => read(`./styles/${name}.css`))
  .join('')
  .trim()

engine.registerPartial('layout', read('./templates/layout.hbs'))
// app_not_enabled_for_user, http://schemas.example/claims: a line may end after these signs, which browsers do not do by themselves.
engine.registerHelper(
  'breakable',
  (text: string) => new engine.SafeString(engine.escapeExpression(text).replaceAll(/[_/]/g, '$&<wbr>')),
)
engine.registerHelper('same', (one: unknown, other: unknown) => one === other)
engine.registerHelper('or', (one: unknown, other: unknown) => one || other)

/** Sends the form on its way. Without JavaScript the person presses the button. */
const submitScript = 'document.forms[0].submit()'

const hashes = new Map<string, string>()

/** Of a style or a script of ours, of which there are a few: each is worked out once. */
function hash(content: string): string {
  const known = hashes.get(content) ?? `'sha256-${createHash('sha256').update(content).digest('base64')}'`
  hashes.set(content, known)
  return known
}

const commonPolicy = [`default-src 'none'`, `img-src data:`, `base-uri 'none'`, `frame-ancestors 'none'`]

/** A script that stands on a page. `asks`: it may ask for pages of ours, to look what is new. */
interface Script {
  text: string
  asks?: boolean
}

interface Page {
  title: string
  /** Of the vendor whose words the page speaks; null: of firstlogin itself. */
  vendor: { id: string; title: string } | null
  /** Posts its first form by itself, to wherever that is. */
  submits?: boolean
  /** Beside that of its template. */
  scripts?: readonly Script[]
}

/** A piece that several pages use. */
export const definePartial = (name: string, url: URL): void => definePartialText(name, readFileSync(url, 'utf8'))

/** The same, of a text that stands elsewhere. */
export function definePartialText(name: string, text: string): void {
  engine.registerPartial(name, text)
}

/** What a page has beside what all have. */
interface More {
  style?: string
  /** It may ask for pages of ours, to look what is new. */
  script?: string
}

/** Compiles the template at this path; the result sends it. */
export function definePage<T extends object>(
  url: URL,
  more: More = {},
): (response: Response, status: number, page: Page & T) => void {
  const render = engine.compile(readFileSync(url, 'utf8'), { strict: false, preventIndent: true })
  const { script } = more
  const style = commonStyle + (more.style ?? '')
  const policy = [...commonPolicy, `style-src ${hash(style)}`]
  const templateScripts: readonly Script[] = script === undefined ? [] : [{ text: script, asks: true }]
  return (response, status, page) => {
    const scripts = [...templateScripts, ...(page.scripts ?? [])]
    const own = [
      ...(scripts.length > 0 ? [`script-src ${scripts.map(({ text }) => hash(text)).join(' ')}`] : []),
      ...(scripts.some(({ asks }) => asks) ? [`connect-src 'self'`] : []),
    ]
    const rules = page.submits ? [...policy, `script-src ${hash(submitScript)}`] : [...policy, ...own, `form-action 'self'`]
    response.setHeader('Content-Security-Policy', rules.join('; '))
    response.setHeader('Cache-Control', 'no-store')
    response
      .status(status)
      .type('html')
      .send(render({ ...page, style, scripts, submitScript }))
  }
}

/** Leads on from a page that says one thing. */
export interface MessageLink {
  label: string
  href: string
}

interface Message {
  heading: string
  text: string
  code?: string
  /** In our words, for the ribbon. */
  why?: string
  details?: { heading: string; lines: string[] }
  /** What whoever reads it can do. */
  advice?: string
  next?: MessageLink[]
}

/** A page that says one thing: an error, an end. The ribbon has what a vendor does not say: our code, and `why` in our words. */
export const sendMessage = definePage<Message>(new URL('./templates/message.hbs', import.meta.url))

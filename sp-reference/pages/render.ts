import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'

export interface Viewer {
  email: string
  name: string
  administers: boolean
}

/** What the frame around every page shows. */
export interface Frame {
  title: string
  organisation: { slug: string; name: string } | null
  viewer: Viewer | null
  /** Which entry of the navigation is current. */
  current?: 'home' | 'profile' | 'members' | 'groups' | 'audit' | 'workspaces' | 'admin'
}

export interface Pages {
  /** A whole page as HTML. Everything in `model` is escaped. */
  render(template: string, frame: Frame, model: Record<string, unknown>): string
  style: string
}

/** The files of a folder beside this one, in the order of their names. */
const filesIn = (folder: string, ending: string): { name: string; source: string }[] =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => ({
      name: file.slice(0, -ending.length),
      source: readFileSync(join(import.meta.dirname, folder, file), 'utf8'),
    }))

/** Compiles every template once. Throws when one is missing or does not parse. */
export function createPages(): Pages {
  const engine = Handlebars.create()
  engine.registerHelper('is', (a: unknown, b: unknown) => a === b)
  engine.registerHelper('or', (a: unknown, b: unknown) => Boolean(a) || Boolean(b))
  engine.registerHelper('some', (record: object) => Object.keys(record).length > 0)
  engine.registerHelper('several', (record: object) => Object.keys(record).length > 1)
  engine.registerHelper('path', (text: string) => encodeURIComponent(text))
  const compiled = new Map<string, Handlebars.TemplateDelegate>()
  for (const { name, source } of filesIn('templates', '.hbs')) {
    compiled.set(name, engine.compile(source))
    engine.registerPartial(name, source)
  }
  const layout = compiled.get('layout')
  if (!layout) throw new Error('the page templates are incomplete: layout.hbs is missing')
  return {
    style: filesIn('styles', '.css')
      .map(({ source }) => source)
      .join(''),
    render(template, frame, model) {
      const page = compiled.get(template)
      if (!page) throw new Error(`there is no page template '${template}'`)
      return layout({ ...frame, body: new Handlebars.SafeString(page({ ...frame, ...model })) })
    },
  }
}

import { readFileSync } from 'node:fs'
import { viewPartials, viewStyle } from '../../inspect/index.ts'
import { definePage, definePartialText } from '../server/pages.ts'
import type { Tenant } from '../tenants/tenant.ts'

/** Pages that show messages: the inspector's own templates and style, in our layout. */

for (const { name, text } of viewPartials()) definePartialText(name, text)
const style = viewStyle() + readFileSync(new URL('./inspector.css', import.meta.url), 'utf8')

/** A page with what the inspector shows of a message, and scripts of its own; without these it works too. */
export const defineInspectorPage = (template: string, script?: string) =>
  definePage<Record<string, unknown>>(new URL(`./templates/${template}.hbs`, import.meta.url), {
    style,
    ...(script === undefined ? {} : { script }),
  })

/** Characters of XML that a page shows coloured; the whole is always there as text. */
export const maxXml = 200_000

export const inspectorUrl = (tenant: Pick<Tenant, 'url'>, path = ''): string =>
  `${tenant.url}/inspector${path === '' ? '' : `/${path}`}`

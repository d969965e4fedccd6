import { type App, appSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, shown, wrong } from '../kit/page.ts'
import * as lines from '../kit/rows.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'

/** Basic SAML Configuration: who the service is, and where messages to it go. */

/** At most as many reply URLs as one form can post. */
const mostRows = 50
/** What the form has no room for: it stays as it is. */
const restOf = (app: App): Reply[] => repliesOf(app).slice(mostRows)
const rowsOf = (posted: Posted): number => lines.rowsOf(posted, mostRows)

export function basicPage(tenant: Tenant, app: App, posted: Posted = postedFrom(app), errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const rest = restOf(app).length
  const kept = rest === 0 ? '' : ` ${rest} more are kept that there is no room for here.`
  const replies = Array.from({ length: rowsOf(posted) }, (_, index): Form['groups'][number] => {
    const nth = (label: string) => (index === 0 ? label : `${label} ${index + 1}`)
    return {
      legend: nth('Reply URL'),
      ...(index === 0
        ? { hint: `The default one is answered where a request names none. An empty line is left out.${kept}` }
        : {}),
      fields: [
        field.text(`replies[${index}].url`, nth('Reply URL (Assertion Consumer Service URL)'), { required: index === 0 }),
        field.text(`replies[${index}].index`, nth('Index')),
        field.radio('default', String(index), nth('Default')),
      ],
    }
  })
  const form: Form = {
    action: adminUrl(tenant, `apps/${app.id}/basic`),
    hidden: [{ name: 'rows', value: String(rowsOf(posted)) }],
    groups: [
      { fields: [field.text('audience', 'Identifier (Entity ID)', { required: true })] },
      ...replies,
      {
        fields: [
          field.text('startUrl', 'Sign on URL (Optional)', {
            hint: 'Who opens the app in My Apps is sent there, for the service to ask.',
          }),
          field.text('relayState', 'Relay State (Optional)', { hint: 'Sent when a sign-in starts here.' }),
          field.text('sloUrl', 'Logout Url (Optional)', { hint: 'Where the answer to a sign-out goes.' }),
        ],
      },
    ],
    buttons: [
      { label: 'Save', go: 'save' },
      { label: 'Add reply URL', go: 'row', quiet: true },
    ],
    cancel: adminUrl(tenant, `apps/${app.id}/saml`),
  }
  return appPage(tenant, app, 'sso', [{ form }], 'Basic SAML Configuration')
}

interface Reply {
  url: string
  index: string
}

/** The default one first: it is the app's own, and an index for it stands with the further ones. */
function repliesOf({ acsUrl, acsUrls = [] }: App): Reply[] {
  const own = acsUrls.find(({ url }) => url === acsUrl)
  return [{ url: acsUrl, index: own?.index }, ...acsUrls.filter((each) => each !== own)].map(({ url, index }) => ({
    url,
    index: index === undefined ? '' : String(index),
  }))
}

function postedFrom(app: App): Posted {
  const replies = repliesOf(app)
  const lines = replies.flatMap(({ url, index }, row) => [
    [`replies[${row}].url`, url],
    [`replies[${row}].index`, index],
  ])
  return {
    audience: app.audience,
    startUrl: app.startUrl ?? '',
    relayState: app.relayState ?? '',
    sloUrl: app.sloUrl ?? '',
    default: '0',
    rows: String(replies.length),
    ...Object.fromEntries(lines),
  }
}

/** Saves, or shows one more line, of which nothing is saved. */
export function saveBasic(tenant: Tenant, app: App, posted: Posted): Answer {
  if (posted.go === 'row') return shown(basicPage(tenant, app, lines.withRow(posted, mostRows)))
  const { data, errors } = appFrom(tenant, app, posted)
  if (!data) return wrong(basicPage(tenant, app, posted, errors))
  tenant.directory.apps.set(app.id, data)
  return saying(`apps/${app.id}/saml`, 'basic-saved')
}

function appFrom({ directory }: Tenant, app: App, posted: Posted): ReturnType<typeof checked<App>> {
  const text = (name: string) => (posted[name] ?? '').trim()
  const rows = Array.from({ length: rowsOf(posted) }, (_, row) => ({
    row,
    url: text(`replies[${row}].url`),
    index: text(`replies[${row}].index`),
    isDefault: posted.default === String(row),
  })).filter(({ row, url, index, isDefault }) => row === 0 || url !== '' || index !== '' || isDefault)
  const main = rows.find(({ isDefault }) => isDefault)
  const rest = restOf(app).map((each) => ({ ...each, row: -1 }))
  const further = [...rows.filter((each) => each !== main || each.index !== ''), ...rest]
  const { acsUrls: _a, relayState: _r, sloUrl: _s, startUrl: _t, ...kept } = app
  const result = checked(appSchema, {
    ...kept,
    audience: text('audience'),
    acsUrl: main?.url ?? '',
    ...(further.length === 0
      ? {}
      : { acsUrls: further.map(({ url, index }) => ({ url, ...(index === '' ? {} : { index: Number(index) }) })) }),
    ...(text('startUrl') === '' ? {} : { startUrl: text('startUrl') }),
    ...(text('relayState') === '' ? {} : { relayState: text('relayState') }),
    ...(text('sloUrl') === '' ? {} : { sloUrl: text('sloUrl') }),
  })
  // Requests are told apart by it alone.
  const namesake = [...directory.apps.values()].find((each) => each.id !== app.id && each.audience === text('audience'))
  const errors = {
    ...Object.fromEntries(Object.entries(result.errors ?? {}).map(([path, message]) => [fieldFor(path), message])),
    ...twice([...rest, ...rows], 'url', 'is there already'),
    ...twice([...rest, ...rows], 'index', 'is the index of another reply URL'),
    ...(namesake && text('audience') !== '' ? { audience: `is that of another application: ${namesake.name}` } : {}),
    ...(main ? {} : { 'replies[0].url': 'is not the default, and none of the others is: choose one' }),
  }
  return Object.keys(errors).length > 0 ? { data: null, errors } : result

  /** Where a place in the data was typed. */
  function fieldFor(path: string): string {
    if (path === 'acsUrls') return `replies[${rows.length - 1}].url`
    if (path === 'acsUrl') return `replies[${main?.row ?? 0}].url`
    const [, at, part] = /^acsUrls\[(\d+)\]\.(\w+)/.exec(path) ?? []
    return at === undefined ? path : `replies[${further[Number(at)]?.row}].${part}`
  }
}

function twice(rows: readonly (Reply & { row: number })[], part: 'url' | 'index', message: string): Errors {
  const again = rows.filter(
    (each, at) => each.row >= 0 && each[part] !== '' && rows.slice(0, at).some((before) => before[part] === each[part]),
  )
  return Object.fromEntries(again.map(({ row }) => [`replies[${row}].${part}`, message]))
}

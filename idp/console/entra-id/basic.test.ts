import { expect, test } from '#unit-test'
import type { App } from '../../directory/schema.ts'
import { tenantSpec } from '../../testing/control.ts'
import { tenantOf } from '../../testing/tenant.ts'
import { basicPage, saveBasic } from './basic.ts'

const url = (index: number) => ({ url: `https://sp.example/acs/${index}`, index })

/** The form of an app with so many further reply URLs, as it is shown. */
async function form(count: number) {
  const acsUrls = Array.from({ length: count }, (_, index) => url(index))
  const tenant = await tenantOf(tenantSpec('entra-id', {}, { acsUrls }))
  const appNow = () => tenant.directory.apps.get('app') as App
  const shown = basicPage(tenant, appNow()).sections[0]?.form
  const fields = shown?.groups.flatMap((group) => group.fields).filter(({ kind, checked }) => kind !== 'radio' || checked) ?? []
  const posted = Object.fromEntries([...(shown?.hidden ?? []), ...fields].map(({ name, value }) => [name, value]))
  const save = (change: Record<string, string>) => saveBasic(tenant, appNow(), { ...posted, ...change })
  return { acsUrls, appNow, save, hint: shown?.groups[1]?.hint }
}

const errorsIn = (answer: ReturnType<typeof saveBasic>) =>
  (answer !== null && typeof answer === 'object' ? answer.page.sections : [])
    .flatMap((section) => section.form?.groups ?? [])
    .flatMap(({ fields }) => fields.flatMap(({ name, error }) => (error === undefined ? [] : [[name, error]])))

for (const count of [0, 2, 49, 50, 60, 100])
  test(`${count} further reply URLs that are saved as they are shown are kept`, async () => {
    const { acsUrls, appNow, save } = await form(count)
    expect(save({})).not.toHaveProperty('page')
    expect(appNow().acsUrls ?? []).toEqual(acsUrls)
  })

test('those that there is no room for are told, kept behind a change, and not typed again', async () => {
  const { acsUrls, appNow, save, hint } = await form(60)
  expect(hint).toContain('11 more are kept')
  save({ 'replies[1].url': 'https://sp.example/changed' })
  expect(appNow().acsUrls).toEqual([{ url: 'https://sp.example/changed', index: 0 }, ...acsUrls.slice(1)])
  expect(errorsIn(save({ 'replies[3].url': url(55).url, 'replies[4].index': '56' }))).toEqual([
    ['replies[3].url', 'is there already'],
    ['replies[4].index', 'is the index of another reply URL'],
  ])
})

test('one reply URL too many is said beside the last that was typed', async () => {
  const { save } = await form(100)
  expect(errorsIn(save({ 'replies[0].index': '1000' }))).toEqual([['replies[49].url', 'must have at most 100 entries']])
})

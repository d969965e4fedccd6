import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import { ada, controlOf } from './testing/control.ts'
import { createVisitor, posted } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const people = [{ ...ada, groups: ['Sales'] }]
/** What each vendor says to whom the app is not assigned. */
const refusals: Record<string, string> = {
  okta: '403 App Not Assigned',
  onelogin: 'You do not have access to this application.',
  'entra-id': "AADSTS50105: Your administrator has configured the application Test SP ('",
  'google-workspace': 'Service is not enabled for this user.',
}

for (const { id } of profiles) {
  test(`${id}: who is in an assigned group is let in, and refused from the next sign-in on after leaving, also with a session`, async () => {
    const app = await control.newApp(id, { people }, { access: { groups: ['Sales'] }, assignments: [] })
    const at = `/tenants/${app.tenant}`
    const visitor = await createVisitor().open(app.initiateUrl)
    await visitor.submit({}, 'Sign in as Ada Lovelace')
    expect(posted(visitor)).toContain('status:Success')
    await visitor.open(app.initiateUrl)
    expect(posted(visitor)).toContain('status:Success')

    await control.call('PATCH', `${at}/people/ada`, { groups: ['Leads'] })
    await visitor.open(app.initiateUrl)
    expect(visitor.html.replaceAll('&#x27;', "'")).toContain(refusals[id])
    expect([visitor.status, visitor.html.includes('SAMLResponse')]).toEqual([403, false])
    expect((await app.exchanges()).at(-1)).toMatchObject({ person: 'ada', response: null, refusal: { code: 'not-assigned' } })

    expect(await control.call('PUT', `${at}/apps/app/groups/Leads`)).toEqual({ status: 200, body: { group: 'Leads' } })
    await visitor.open(app.initiateUrl)
    expect(posted(visitor)).toContain('status:Success')
    expect((await control.call('DELETE', `${at}/apps/app/groups/Leads`)).status).toBe(204)
    expect((await visitor.open(app.initiateUrl)).status).toBe(403)
  })

  test(`${id}: groups as assignments are in the tenant's description, and a tenant that is made of that is like it`, async () => {
    const app = await control.newApp(id, { people }, { access: { groups: ['Sales', 'Nobody yet'] }, assignments: [] })
    const { body } = await control.call('GET', `/tenants/${app.tenant}/spec`)
    expect(body).toMatchObject({ apps: [{ access: { groups: ['Sales', 'Nobody yet'] }, assignments: [] }] })
    const other = await control.createTenant({ profile: id, people: [], apps: [] })
    const { id: _, ...spec } = body as { id?: string }
    const taken = await control.call('PUT', `/tenants/${other.id}/spec`, spec)
    expect(taken.status).toBe(200)
    const [copy] = (taken.body as { apps: { initiateUrl: string }[] }).apps
    const visitor = await createVisitor().open(copy?.initiateUrl ?? '')
    await visitor.submit({}, 'Sign in as Ada Lovelace')
    expect(posted(visitor)).toContain('status:Success')
  })
}

test('a group that there is none of is not assigned, and the answer says so', async () => {
  const app = await control.newApp('okta', { people, groups: [{ name: 'Finance' }] })
  const put = (group: string) => control.call('PUT', `/tenants/${app.tenant}/apps/app/groups/${encodeURIComponent(group)}`)
  expect(await put('Sale')).toEqual({
    status: 404,
    body: { error: { code: 'group-not-found', message: "there is no group 'Sale'" } },
  })
  expect(await put('Everyone')).toMatchObject({
    status: 422,
    body: { error: { code: 'not-offered', message: 'Everyone is everybody at Okta: set access.everyone' } },
  })
  expect((await put('Finance')).status).toBe(200)
  await put('Sales')
  await put('Sales')
  expect((await control.call('GET', `/tenants/${app.tenant}/apps/app`)).body).toMatchObject({
    access: { groups: ['Finance', 'Sales'] },
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type App, createIdp, type Person } from './index.ts'
import { ada, controlOf, tenantSpec } from './testing/control.ts'
import { createVisitor, posted } from './testing/visitor.ts'

const grace: Person = { ...ada, id: 'grace', userName: 'grace@acme.example', email: 'grace@acme.example', firstName: 'Grace' }
const people: Person[] = [
  {
    ...ada,
    linked: { mentor: 'GRACE@acme.example' },
    directories: [{ kind: 'active-directory', manager: 'grace@acme.example', attributes: { employeeID: '1815' } }],
  },
  grace,
]
const statements: App['statements'] = [
  { name: 'manager', expression: 'getManagerUser("active_directory").firstName' },
  { name: 'managerUpn', expression: 'hasDirectoryUser() ? findDirectoryUser().managerUpn : null' },
  { name: 'plan', expression: 'getManagerAppUser("active_directory", "app").plan' },
  { name: 'mentor', expression: 'user.getLinkedObject("mentor").email' },
  { name: 'workday', expression: 'hasWorkdayUser() ? findWorkdayUser().employeeID : "none"' },
  { name: 'year', expression: 'Time.now("UTC", "yyyy")' },
  { name: 'buddy', expression: 'user.getLinkedObject("buddy").email' },
]
const assignments = [{ person: 'ada' }, { person: 'grace', values: { plan: 'Business' } }]

/** What stands in the message that somebody gets at the app, by name. */
async function sent(initiateUrl: string, name = 'Ada Lovelace'): Promise<Record<string, string>> {
  const visitor = createVisitor()
  await visitor.open(initiateUrl)
  await visitor.submit({}, `Sign in as ${name}`)
  return Object.fromEntries(
    [...posted(visitor).matchAll(/<saml2:Attribute Name="(\w+)".*?xs:string">([^<]*)</g)].map(([, each = '', value = '']) => [
      each,
      value,
    ]),
  )
}

const expected = {
  manager: 'Grace',
  managerUpn: 'grace@acme.example',
  plan: 'Business',
  mentor: 'grace@acme.example',
  workday: 'none',
}

test("okta: attributes of one's manager, mentor and directory are sent, in the tenant's time, and after a restart too", async () => {
  const stateDir = join(mkdtempSync(join(tmpdir(), 'firstlogin-')), 'state')
  try {
    const first = await createIdp({ stateDir }).start()
    const spec = tenantSpec(
      'okta',
      { id: 'kept', people, linkedObjects: ['buddy'], clockOffsetSeconds: 10 * 366 * 86_400 },
      { statements, assignments },
    )
    const tenant = await controlOf(first).createTenant(spec)
    expect(tenant.apps[0]?.problems).toEqual([])
    const year = String(new Date(Date.now() + 10 * 366 * 86_400_000).getUTCFullYear())
    // Nobody is ada's buddy: the relation exists, so it is no problem of the set-up, and nothing is sent.
    expect(await sent(tenant.apps[0]?.initiateUrl ?? '')).toEqual({ ...expected, year })
    await first.stop()
    const second = await createIdp({ stateDir }).start()
    const { body } = await controlOf(second).call('GET', '/tenants/kept')
    const [app] = (body as typeof tenant).apps
    expect(app?.problems).toEqual([])
    expect(await sent(app?.initiateUrl ?? '')).toMatchObject(expected)
    // Whoever becomes her manager is looked up at each sign-in.
    await controlOf(second).call('PATCH', '/tenants/kept/people/ada', { directories: [] })
    expect(await sent(app?.initiateUrl ?? '')).toEqual({ mentor: 'grace@acme.example', workday: 'none', year })
    await second.stop()
  } finally {
    rmSync(join(stateDir, '..'), { recursive: true })
  }
})

test('okta: a relation that nobody has, and an app that is none, are problems of the set-up', async () => {
  const idp = await createIdp().start()
  const wrong = [
    { name: 'mentor', expression: 'user.getLinkedObject("mentr").email' },
    { name: 'plan', expression: 'getManagerAppUser("active_directory", "apb").plan' },
  ]
  const tenant = await controlOf(idp).createTenant(tenantSpec('okta', { people }, { statements: wrong, assignments }))
  expect(tenant.apps[0]?.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("character 22: the org has no linked object 'mentr'; did you mean 'mentor'?"),
    expect.stringContaining("character 39: there is no app 'apb'; did you mean 'app'?"),
  ])
  await idp.stop()
})

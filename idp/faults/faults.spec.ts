import { expect, test } from '@playwright/test'
import type { Person } from '../directory/schema.ts'
import { createIdp } from '../index.ts'
import { ada, controlOf, tenantSpec } from '../testing/control.ts'
import { createVisitor } from '../testing/visitor.ts'
import { faults } from './index.ts'

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const statements = [
  { name: 'role', expression: 'appuser.workato_role' },
  { name: 'foreign', expression: 'Workato_Role' },
]
const attributes = [{ variable: 'workato_role', title: 'Role', members: [{ title: 'Marketing', value: 'mktg_ops' }] }]
const app = { statements, attributes, type: 'internal' as const }
const assigned = [{ person: 'ada', values: { workato_role: 'mktg_ops' } }]

/** What comes of a sign-in in a tenant with these faults. */
async function signIn(
  wrong: string[],
  person: Person = ada,
  assignments: { person: string }[] = assigned,
  access: { groups?: string[] } = {},
) {
  const tenant = await control.createTenant(
    tenantSpec('okta', { faults: wrong, people: [person] }, { ...app, assignments, access }),
  )
  const [view] = tenant.apps
  await createVisitor()
    .open(view?.initiateUrl ?? '')
    .then((visitor) => visitor.submit({}, 'Sign in as Ada Lovelace'))
  const [exchange] = await control.exchanges(tenant.id)
  const xml = exchange?.response?.xml ?? ''
  const sent = [...xml.matchAll(/<saml2:Attribute Name="(\w+)".*?xs:string">([^<]*)</g)].map(([, name, value]) => [name, value])
  const metadata = await (await fetch(view?.metadataUrl ?? '')).text()
  return {
    sent: Object.fromEntries(sent) as Record<string, string>,
    refused: exchange?.refusal?.code ?? null,
    problems: view?.problems.map(({ statement }) => statement) ?? [],
    agrees: metadata.includes(`entityID="${view?.entityId}"`),
  }
}

const honest = { sent: { role: 'mktg_ops' }, refused: null, problems: ['foreign', 'workato_role'], agrees: true }

test('without a fault: values are sent, what cannot be read is pointed out, the data agrees', async () => {
  expect(await signIn([])).toEqual(honest)
})

/** What is other than without the fault. What is kept of an app that was set up on the pages is tried with them. */
const bites: Record<string, object> = {
  'expressions-guessed': { sent: { role: 'mktg_ops', foreign: 'mktg_ops' } },
  'choice-title-sent': { sent: { role: 'Marketing' } },
  'app-type-sent': { sent: { role: 'mktg_ops', app_type: 'internal' } },
  'problems-unsaid': { problems: [] },
  'typed-data-outdated': { agrees: false },
}
for (const [id, other] of Object.entries(bites)) {
  test(`${id} does what it says and nothing else`, async () => {
    expect(await signIn([id])).toEqual({ ...honest, ...other })
  })
}

test('who is not verified, or not assigned, is let in by the fault for it alone', async () => {
  const unverified = { ...ada, verified: false }
  expect(await signIn([], unverified)).toMatchObject({ refused: 'not-verified' })
  expect(await signIn(['assignment-skipped'], unverified)).toMatchObject({ refused: 'not-verified' })
  expect(await signIn(['verification-skipped'], unverified)).toEqual(honest)
  expect(await signIn([], ada, [])).toMatchObject({ refused: 'not-assigned' })
  expect(await signIn(['verification-skipped'], ada, [])).toMatchObject({ refused: 'not-assigned' })
  expect(await signIn(['assignment-skipped'], ada, [])).toMatchObject({ refused: null, sent: {} })
})

test('who has the app by a group alone is turned away by the fault for it, and nobody else', async () => {
  const member = { ...ada, groups: ['Sales'] }
  const byGroup = (wrong: string[], assignments: { person: string }[]) =>
    signIn(wrong, member, assignments, { groups: ['Sales'] })
  expect(await byGroup([], [])).toMatchObject({ refused: null })
  expect(await byGroup(['group-members-refused'], [])).toMatchObject({ refused: 'not-assigned', sent: {} })
  expect(await byGroup(['group-members-refused'], assigned)).toEqual(honest)
})

test('a fault that does not exist is refused with the nearest', async () => {
  const { status, body } = await control.call('POST', '/tenants', tenantSpec('okta', { faults: ['problem-unsaid'] }))
  expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining("did you mean 'problems-unsaid'?")])
})

test('ids are unique slugs', () => {
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length)
  expect(faults.filter(({ id }) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
})

import { expect, test } from '#unit-test'
import { findProfile, profiles } from '../profiles/index.ts'
import { ada, tenantSpec } from '../testing/control.ts'
import { tenantOf } from '../testing/tenant.ts'
import { attributesFor, problemsOf, subjectOf } from './claims.ts'

const [profile] = profiles
const attributes = [
  {
    variable: 'workato_role',
    title: 'Role',
    members: ['Admin', 'Analyst', 'Operator'].map((value) => ({ title: value, value })),
  },
]
const people = ['Sales', 'Leads', 'Finance'].map((group, index) => ({
  ...ada,
  id: `p${index}`,
  userName: `p${index}`,
  displayName: `From ${group}`,
  groups: [group],
  attributes: { workato_role: `Role ${index}` },
}))

test('Entra ID: what is sent unasked and a claim of the same attribute never differ, whatever custom attributes are called', async () => {
  const entra = findProfile('entra-id')
  if (!entra) throw new Error('there is no Entra ID')
  const attributes = { mail: 'zz', displayname: null, surname: ['L', 'M'] }
  const statements = Object.keys(attributes).map((name) => ({ name, expression: `user.${name}` }))
  const tenant = await tenantOf(tenantSpec('entra-id', { people: [{ ...ada, attributes }] }, { statements }), entra)
  const [app, person] = [tenant.directory.apps.get('app'), tenant.directory.people.get('ada')]
  if (!app || !person) throw new Error('there is neither app nor person')
  const sent = attributesFor(tenant, app, subjectOf(tenant, person, { person: 'ada' }))
  const valuesOf = (claim: RegExp) => sent.find(({ name }) => claim.test(name))?.values ?? []
  for (const [unasked, own, values] of [
    [/\/emailaddress$/, /^mail$/, ['zz']],
    [/\/surname$/, /^surname$/, ['L', 'M']],
    [/\/displayname$/, /^displayname$/, []],
    [/\/givenname$/, /\/givenname$/, ['Ada']],
  ] as const)
    expect([valuesOf(unasked), valuesOf(own)]).toEqual([values, values])
})

test('what people hold is looked at where they have the app by themselves or by a group, and nowhere else', async () => {
  if (!profile) throw new Error('there is no vendor')
  const app = { attributes, access: { groups: ['Leads'] }, assignments: [{ person: 'p0', values: { workato_role: 'Other' } }] }
  const tenant = await tenantOf(tenantSpec(profile.id, { people }, app), profile)
  const [made] = tenant.directory.apps.values()
  const found = made ? problemsOf(tenant, made).map(({ message }) => message) : []
  expect(found).toEqual([
    "From Sales has 'Other', which is none of the choices.",
    "From Leads has 'Role 1', which is none of the choices.",
  ])
})

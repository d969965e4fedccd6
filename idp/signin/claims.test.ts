import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import { ada, tenantSpec } from '../testing/control.ts'
import { tenantOf } from '../testing/tenant.ts'
import { problemsOf } from './claims.ts'

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

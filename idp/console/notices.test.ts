import { expect, test } from '#unit-test'
import type { Tenant } from '../tenants/tenant.ts'
import { noticeOf } from './kit/show.ts'
import { addressOf, noticeIn, type Saved } from './notices.ts'

const directory = {
  groups: new Map(),
  apps: new Map([['app', { id: 'app', name: 'My <App>' }]]),
  people: new Map([
    ['ada', { id: 'ada', userName: 'ada@x.test', displayName: 'Ada' }],
    ['a+b@x', { id: 'a+b@x', userName: 'bob', displayName: '' }],
  ]),
}
const tenant = { url: 'http://idp.test/t/one', directory } as unknown as Tenant

const cases: [Saved, string | null, string][] = [
  [{ what: 'file-taken' }, null, 'The file is taken: this is what it says.'],
  [{ what: 'sign-in-as-on' }, null, '“Sign in as” is on: one click signs people in.'],
  [{ what: 'sign-in-as-off' }, null, '“Sign in as” is off: everybody types name and password, and a code where one is set up.'],
  [{ what: 'statements', app: 'app' }, 'app-app', 'The statements of My <App> are saved.'],
  [{ what: 'settings', app: 'app' }, 'app-app', 'The settings of My <App> are saved.'],
  [
    { what: 'app-added', app: 'app' },
    'app-app',
    'My <App> is added. Next: give the service the metadata URL, and assign people.',
  ],
  [{ what: 'person', person: 'ada' }, 'person-ada', 'Ada is saved.'],
  [{ what: 'person-added', person: 'a+b@x' }, 'person-a+b@x', 'bob is added. Next: assign an app to this person.'],
  [{ what: 'assigned', app: 'app', person: 'ada' }, 'app-app', 'Ada is assigned to My <App>; the values are saved.'],
  [{ what: 'unassigned', app: 'app', person: 'a+b@x' }, 'app-app', 'bob has no assignment to My <App> of their own.'],
]
for (const [saved, part, text] of cases)
  test(`said at its part of the tenant page: ${saved.what}`, () => {
    const { searchParams, hash, pathname } = new URL(addressOf(tenant, saved))
    expect([pathname, hash]).toEqual(['/t/one/', part === null ? '' : `#${part}`])
    expect(noticeIn(Object.fromEntries(searchParams), tenant)).toEqual({ part, text })
  })

for (const query of [
  {},
  { what: 'constructor', app: 'app' },
  { what: 'statements' },
  { what: 'statements', app: 'gone' },
  { what: 'statements', app: ['app', 'app'], person: { a: 'b' } },
  { what: 'assigned', app: 'app', person: 'gone' },
  { what: 'person', person: 'gone' },
])
  test(`an address that says nothing: ${JSON.stringify(query)}`, () => expect(noticeIn(query, tenant)).toBeNull())

test('a page of an admin console says only what its vendor has words for', () => {
  const notices = { 'profile-saved': 'The profile is saved.' }
  expect(noticeOf({ notices }, 'profile-saved')).toBe('The profile is saved.')
  for (const name of ['toString', '<b>', '', undefined]) expect(noticeOf({ notices }, name)).toBeNull()
  expect(noticeOf({}, 'profile-saved')).toBeNull()
})

test('groups that a file does not declare are said where it is taken', () => {
  const groups = new Map([['Leads', { name: 'Leads' }]])
  const people = new Map([['ada', { id: 'ada', groups: ['Leeds'] }]])
  const doubtful = { directory: { ...directory, groups, people } } as unknown as Tenant
  expect(noticeIn({ what: 'file-taken' }, doubtful)?.text).toContain("no group 'Leeds' among 'groups'; did you mean 'Leads'?")
})

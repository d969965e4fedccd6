import { expect, test } from '#unit-test'
import { profiles } from '../../idp/index.ts'
import { demoPlaces } from './organisation.ts'
import { DEMO_PASSWORD, demoPeople } from './people.ts'
import { addressesFor, appOf, demoTenant, validatorOf } from './tenant.ts'

const isAmong = (assignments: readonly { person: string }[], id: string) => assignments.some(({ person }) => person === id)

for (const profile of profiles)
  test(`the tenant file of ${profile.title} has the people and the apps that the demo speaks of`, async () => {
    const { id, people, apps } = await demoTenant(profile)
    expect(id).toBe(profile.id)
    const known = people.map(({ id, email, displayName, password }) => ({ id, email, displayName, password }))
    expect(known).toEqual(demoPeople.map(({ shows: _, ...person }) => ({ ...person, password: DEMO_PASSWORD })))
    expect(apps.map((app) => app.id)).toEqual(demoPlaces.map(appOf))
    // Katherine is there to be refused, and Ada has one of the apps by a group.
    const having = apps.map(({ access, assignments }) =>
      people
        .filter(
          ({ id, groups = [], orgUnit = '' }) =>
            groups.some((name) => access?.groups?.includes(name)) || access?.units?.[orgUnit] || isAmong(assignments, id),
        )
        .map(({ id }) => id),
    )
    expect(having).toEqual(demoPlaces.map(() => ['ada', 'grace', 'alan', 'joan', 'mary', 'margaret']))
    // Entra ID sends display names of the groups alone that an app is assigned to.
    const byGroup = profile.id === 'entra-id' ? ['end-user-Test', 'end-user-Prod'] : ['end-user-Test']
    expect(apps.filter(({ access }) => access?.groups?.includes('Leads')).map((app) => app.id)).toEqual(byGroup)
  })

test('the tenant file of Google has what its console makes: declared fields, and access by groups and units alone', async () => {
  const { apps, people, customAttributes, customCategories = [] } = await demoTenant({ id: 'google-workspace' })
  const declared = customCategories.flatMap(({ name, fields }) => fields.map((field) => `${name} > ${field.name}`))
  const mapped = apps.flatMap(({ statements }) => statements.map(({ expression }) => expression))
  expect(mapped.filter((expression) => !declared.includes(expression))).toEqual([])
  const held = people.flatMap(({ attributes = {} }) => Object.keys(attributes))
  expect(held.filter((name) => !declared.some((each) => each.endsWith(` > ${name}`)))).toEqual([])
  expect([customAttributes, apps.flatMap(({ assignments }) => assignments)]).toEqual([undefined, []])
})

test("each app of OneLogin's tenant answers to its own ACS alone, and to that of the SP once the demo has started", async () => {
  const { apps } = await demoTenant({ id: 'onelogin' })
  const acsUrl = 'http://127.0.0.1:9/o/acs?a=(b)'
  for (const app of apps) {
    expect(app.acsValidator).toBe(validatorOf(app.acsUrl))
    const moved = addressesFor({ acsUrl: app.acsUrl, acsValidator: app.acsValidator ?? '' }, { acsUrl, entityId: 'e' })
    expect(moved).toMatchObject({ acsUrl, audience: 'e' })
    const pattern = new RegExp(moved.acsValidator ?? '', 'u')
    expect([acsUrl, `${acsUrl}/x`, app.acsUrl].map((each) => pattern.test(each))).toEqual([true, false, false])
  }
  expect(addressesFor({ acsUrl, acsValidator: '^http:' }, { acsUrl: 'http://sp/', entityId: 'e' })).not.toHaveProperty(
    'acsValidator',
  )
  expect(addressesFor({ acsUrl }, { acsUrl: 'http://sp/', entityId: 'e' })).not.toHaveProperty('acsValidator')
})

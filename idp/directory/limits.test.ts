import { expect, test } from '#unit-test'
import { ada, tenantSpec } from '../testing/control.ts'
import { Directory } from './directory.ts'
import { DirectoryRefusal, most, mostInApp, mostInPerson } from './limits.ts'
import { type App, keptTenantSchema, type TenantSpec } from './schema.ts'

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const names = (count: number) => many(count, (index) => `n${index}`)
const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[]
const [app] = tenantSpec('okta').apps as [App]

/** A tenant with so many of it. */
const inTenant: Record<keyof typeof most, (count: number) => Partial<TenantSpec>> = {
  people: (count) => ({ people: names(count).map((id) => ({ ...ada, id, userName: id })), apps: [] }),
  groups: (count) => ({ groups: names(count).map((name) => ({ name })) }),
  apps: (count) => ({ apps: names(count).map((id) => ({ ...app, id })) }),
  categories: (count) => ({ customCategories: names(count).map((name) => ({ name, fields: [] })) }),
  customAttributes: (count) => ({ customAttributes: names(count) }),
}
/** An app with so many of it. */
const inApp: Record<keyof typeof mostInApp, (count: number) => Partial<App>> = {
  assignments: (count) => ({ assignments: names(count).map((person) => ({ person })) }),
  groups: (count) => ({ access: { groups: names(count) } }),
  statements: (count) => ({ statements: names(count).map((name) => ({ name, expression: '' })) }),
  groupStatements: (count) => ({ groupStatements: names(count).map((name) => ({ name })) }),
  acsUrls: (count) => ({ acsUrls: names(count).map((name) => ({ url: `https://${name}.example/` })) }),
  attributes: (count) => ({ attributes: names(count).map((variable) => ({ variable, title: variable })) }),
  profileAttributes: (count) => ({ profileAttributes: names(count) }),
}
type Limit = [what: string, limit: number, spec: (count: number) => Partial<TenantSpec>]
const limits: Limit[] = [
  ...keysOf(most).map((name): Limit => [name, most[name], inTenant[name]]),
  ...keysOf(mostInApp).map((name): Limit => {
    const spec = (count: number) => ({ apps: [{ ...app, ...inApp[name](count) }] })
    return [`${name} of an app`, mostInApp[name], spec]
  }),
  ['groups of a person', mostInPerson.groups, (count) => ({ people: [{ ...ada, groups: names(count) }] })],
]

for (const [what, limit, spec] of limits)
  test(`the directory takes as many ${what} as the schema`, () => {
    const whole = (count: number) => ({ ...tenantSpec('okta', spec(count)), id: 'one' })
    expect(keptTenantSchema.safeParse(whole(limit)).success).toBe(true)
    expect(() => new Directory(whole(limit))).not.toThrow()
    expect(keptTenantSchema.safeParse(whole(limit + 1)).success).toBe(false)
    expect(() => new Directory(whole(limit + 1))).toThrow(DirectoryRefusal)
  })

test('what is there is changed where there is no room for more, and what is refused is not there', () => {
  const directory = new Directory(tenantSpec('okta', inTenant.apps(most.apps)))
  directory.apps.set('n0', { ...app, id: 'n0', name: 'Changed' })
  expect(() => directory.apps.set('new', app)).toThrow('a tenant has 500 apps at most')
  expect([directory.apps.size, directory.apps.get('n0')?.name, directory.apps.has('new')]).toEqual([500, 'Changed', false])
})

test('values that no message can carry are not taken', () => {
  const directory = new Directory(tenantSpec('okta'))
  const assign = (values: Record<string, string>) => directory.assign(app, { person: 'ada', values })
  expect(() => assign({ role: 'a\u0001' })).toThrow('role has a control character, which XML cannot carry')
  expect(() => assign({ ['x'.repeat(513)]: 'a' })).toThrow(DirectoryRefusal)
  expect(directory.apps.get('app')?.assignments).toEqual([{ person: 'ada' }])
})

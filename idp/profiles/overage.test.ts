import { expect, test } from '#unit-test'
import type { App, Person } from '../directory/schema.ts'
import { ada, tenantSpec } from '../testing/control.ts'
import { profiles } from './index.ts'

const place = { tenant: { id: 'acme', url: 'http://localhost:8080/t/acme' }, app: tenantSpec('okta').apps[0] as App }
const teams = (count: number) => Array.from({ length: count }, (_, index) => `Team ${index}`)

for (const profile of profiles) {
  const sends = profile.id === 'entra-id'
  test(`${profile.title} ${sends ? 'sends a link in place of more than 150 groups' : 'sends no link in place of groups'}`, () => {
    const person = ada as Person
    expect(profile.overage?.(place, person, teams(150)) ?? null).toBeNull()
    const link = profile.overage?.(place, person, teams(151)) ?? null
    expect(link?.name ?? null).toBe(sends ? 'http://schemas.microsoft.com/claims/groups.link' : null)
    expect(link?.values.join() ?? '').toMatch(
      sends ? /^https:\/\/graph\.windows\.net\/[0-9a-f-]+\/users\/[0-9a-f-]+\/getMemberObjects$/ : /^$/,
    )
    expect(profile.cannotExpress.some(({ what }) => what === 'groups-link')).toBe(!sends)
  })
}

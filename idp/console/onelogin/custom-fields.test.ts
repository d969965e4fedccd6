import { expect, test } from '#unit-test'
import { ada, tenantSpec } from '../../testing/control.ts'
import { tenantOf } from '../../testing/tenant.ts'
import { customFieldsPage } from './custom-fields.ts'

test('users with a value are those that have one, whatever the field is called', async () => {
  const people = [{ ...ada, attributes: { role: 'x' } }]
  const tenant = await tenantOf(tenantSpec('onelogin', { people, customAttributes: ['constructor', 'role'] }))
  const rows = customFieldsPage(tenant).sections[0]?.table?.rows ?? []
  expect(rows.map(({ cells }) => cells.slice(1).map(({ text }) => text))).toEqual([
    ['constructor', '0'],
    ['role', '1'],
  ])
})

import { expect, test } from '#unit-test'
import { ada, tenantSpec } from '../../testing/control.ts'
import { tenantOf } from '../../testing/tenant.ts'
import { informationFacts, saveInformation } from './user-information.ts'

const customCategories = [{ name: 'SSO', fields: [{ name: 'constructor' }, { name: 'role' }, { name: 'teams', list: true }] }]
const tenantWithFields = () => tenantOf(tenantSpec('google-workspace', { customCategories }))

test('nobody has a value in a field for being called like what every object has', async () => {
  const tenant = await tenantWithFields()
  expect(informationFacts(tenant, ada)).toEqual([])
  expect(informationFacts(tenant, { ...ada, attributes: { constructor: 'x', role: 'y' } })).toEqual([
    { name: 'SSO: constructor', value: 'x' },
    { name: 'SSO: role', value: 'y' },
  ])
})

const tooLong = 'must have at most 64000 characters'
const mistakes: [string, string, string][] = [
  ['attributes.role', 'x'.repeat(64_001), tooLong],
  ['attributes.Cost center', 'x'.repeat(64_001), tooLong],
  ['attributes.teams', `a\n${'x'.repeat(64_001)}`, tooLong],
  ['attributes.role', 'a\u0001', 'has a control character, which XML cannot carry'],
]
for (const [name, text, says] of mistakes)
  test(`${name} ${says}`, async () => {
    const answer = saveInformation(await tenantWithFields(), ada, { [name]: text })
    const sections = answer !== null && typeof answer === 'object' ? answer.page.sections : []
    const fields = sections.flatMap(({ form }) => form?.groups ?? []).flatMap((group) => group.fields)
    expect(fields.filter(({ error }) => error !== undefined)).toMatchObject([{ name, error: says }])
  })

import { readFileSync } from 'node:fs'
import { expect, test } from '#unit-test'
import { readTenantFile } from '../../read-tenant-file.ts'

test('the shipped tenant is as the console would have made it: types, usernames, declared attributes with their choices', async () => {
  const { apps } = await readTenantFile(readFileSync(new URL('../../../examples/tenants/okta.yaml', import.meta.url), 'utf8'))
  for (const { name, type, nameId, statements, attributes = [], assignments } of apps) {
    expect({ name, type, source: nameId?.source }).toEqual({ name, type: 'internal', source: 'user.login' })
    const read = statements.flatMap(({ expression }) => /^appuser\.(\w+)$/.exec(expression)?.[1] ?? [])
    expect(attributes.map(({ variable }) => variable)).toEqual(read)
    const choices = attributes.flatMap(({ variable, members = [] }) => members.map(({ value }) => `${variable} ${value}`))
    const held = assignments.flatMap(({ values = {} }) => Object.entries(values).map((each) => each.join(' ')))
    expect(choices).toEqual(expect.arrayContaining(held))
  }
})

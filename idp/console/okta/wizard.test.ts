import { expect, test } from '#unit-test'
import type { App } from '../../directory/schema.ts'
import { appFrom, compact, mostRows, postedFrom } from './wizard.ts'

test('statements that the form has no room for are kept', () => {
  const statements = Array.from({ length: mostRows + 2 }, (_, index) => ({ name: `a${index}`, expression: 'user.email' }))
  const app = {
    id: 'app',
    name: 'App',
    type: 'internal',
    acsUrl: 'https://sp.test/acs',
    audience: 'urn:sp',
    statements,
    assignments: [],
  } as App
  const { data, errors } = appFrom(compact({ ...postedFrom(app), app: 'app' }), app, () => false)
  expect(errors).toBeNull()
  expect(data?.statements.map(({ name }) => name)).toEqual(statements.map(({ name }) => name))
})

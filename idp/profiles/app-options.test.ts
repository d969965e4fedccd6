import { expect, test } from '#unit-test'
import type { App } from '../directory/schema.ts'
import { optionProblem } from './app-options.ts'
import { profiles } from './index.ts'

const app = { id: 'a', name: 'A', acsUrl: 'https://sp.test/acs', audience: 'urn:sp', statements: [], assignments: [] } as App

test('an address for sign-outs is a problem where the vendor has no single logout, and nowhere else', () => {
  const withSlo = { ...app, sloUrl: 'https://sp.test/slo' }
  const problems = profiles.map((profile) => [profile.id, optionProblem(profile, withSlo)?.path])
  expect(problems).toEqual([
    ['okta', undefined],
    ['onelogin', undefined],
    ['entra-id', undefined],
    ['google-workspace', 'sloUrl'],
  ])
  expect(profiles.map((profile) => optionProblem(profile, app))).toEqual([null, null, null, null])
})

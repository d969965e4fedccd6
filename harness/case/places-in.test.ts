import { expect, test } from '#unit-test'
import type { SurfaceName } from '../target/schema/target.ts'
import { completeGiven } from './given.ts'
import { placesIn } from './places-in.ts'

const environments = [{ name: 'prod' }, { name: 'test' }]
const workspaces = [{ name: 'finance' }]
const cases: [SurfaceName, string[]][] = [
  ['end-user', ['prod end-user', 'test end-user', 'finance workspace']],
  ['workspace', ['finance workspace', 'prod end-user', 'test end-user']],
  ['chat', ['slack chat']],
  ['portal', ['prod portal', 'test end-user', 'finance workspace']],
]
for (const [surface, want] of cases)
  test(`places of the surface ${surface}`, () => {
    const given = completeGiven({ surface, given: { environments, workspaces } })
    expect(placesIn(surface, given).map(({ name, surface: side }) => `${name} ${side}`)).toEqual(want)
  })

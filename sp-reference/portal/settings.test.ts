import { expect, test } from '#unit-test'
import { collectionSchema, type JitUserSettings, problemsOf, usagePolicySchema } from './settings.ts'

const exists = { environment: 'Prod', policies: ['gold'], groups: ['Sales', 'EMEA'] }
const cases: [string, Partial<JitUserSettings>, string[]][] = [
  ['a method alone', {}, []],
  ['a policy that exists', { policy: 'gold' }, []],
  ['a policy that does not', { policy: 'silver' }, ['policy']],
  ['groups that exist', { groups: ['Sales', 'EMEA'] }, []],
  ['one group that does not', { groups: ['Sales', 'Ghost'] }, ['groups']],
  ['a group in other letter case', { groups: ['sales'] }, ['groups']],
  ['both wrong', { policy: 'x', groups: ['y'] }, ['policy', 'groups']],
]
for (const [name, change, want] of cases)
  test(`JIT user settings with ${name}`, () => {
    const problems = problemsOf({ method: 'api-key', policy: null, groups: [], ...change }, exists)
    expect(problems.map(({ field }) => field)).toEqual(want)
  })

test('the words name what is missing, and where', () =>
  expect(problemsOf({ method: 'jwt', policy: null, groups: ['Ghost'] }, exists)[0]?.words).toBe(
    "Prod has no group 'Ghost'; create it first",
  ))

for (const name of ['Orders', 'a b', '', '-a', 'a'.repeat(41), 'ä'])
  test(`a collection is not called '${name}'`, () => expect(collectionSchema.safeParse({ name }).success).toBe(false))

for (const [perMinute, perDay] of [
  [0, 1],
  [1, 0],
  [1.5, 1],
  [-1, 1],
  [Number.NaN, 1],
] as const)
  test(`a policy does not allow ${perMinute} and ${perDay}`, () =>
    expect(usagePolicySchema.safeParse({ name: 'gold', perMinute, perDay }).success).toBe(false))

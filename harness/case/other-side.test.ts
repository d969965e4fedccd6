import { expect, test } from '#unit-test'
import { loadScenarios } from '../scenario/load.ts'
import type { Target } from '../target/schema/target.ts'
import { completeGiven } from './given.ts'
import { otherSide, withOthers } from './other-side.ts'
import type { Statement } from './statements.ts'

const both = { 'end-user': {}, workspace: {} } as unknown as Target['surfaces']
const places = { environments: [{ name: 'prod' }], workspaces: [{ name: 'finance' }] }
for (const [title, surface, given, surfaces, other] of [
  ['an end user where there is a workspace', 'end-user', places, both, 'workspace'],
  ['a member where there is an environment', 'workspace', places, both, 'end-user'],
  ['an app in a chat where there is a workspace', 'chat', places, both, 'workspace'],
  ['an end user where there is none', 'end-user', {}, both, null],
  ['an SP of one side', 'end-user', places, { 'end-user': {} } as Target['surfaces'], null],
] as const)
  test(`the other side of ${title}: ${other ?? 'none'}`, () =>
    expect(otherSide({ surface }, { surfaces }, completeGiven({ surface, given: given as never }))).toBe(other))

test('what both sides call alike is sent once', () => {
  const stated = (name: string): Statement => ({ word: 'role', name, source: name, expression: name, holds: 'user' })
  expect(withOthers([stated('a'), stated('b')], [stated('b'), stated('c')]).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
})

test('a scenario in which somebody signs in at both sides is there', () => {
  const own = loadScenarios().filter((each) => otherSide(each, { surfaces: both }, completeGiven(each)) !== null)
  expect(own.map(({ id }) => id)).toContain('existing-user/end-user-at-the-builders-side')
})

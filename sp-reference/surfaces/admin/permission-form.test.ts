import { expect, test } from '#unit-test'
import { environment } from '../../testing/inputs.ts'
import { knownPermissions, permissionFields, permissionsTyped, readPermissions } from './permission-form.ts'

const known = ['build', 'use-apps']
const table: [what: string, ticked: string[], further: string, permissions: string[], problem?: string][] = [
  ['nothing', [], '', []],
  ['a box', ['use-apps'], '', ['use-apps']],
  ['boxes and new ones', ['use-apps'], ' give-feedback \r\n\r\n administer', ['administer', 'give-feedback', 'use-apps']],
  ['one both ticked and typed', ['use-apps'], 'use-apps\nuse-apps', ['use-apps']],
  ['one typed that has a box', [], 'build', ['build']],
  ['one with blanks in it', [], 'use all apps', ['use all apps']],
  ['one in other letters', [], 'Use-Apps', ['Use-Apps'], 'There is a permission "use-apps" already'],
  ['one that only looks like another', [], 'use-apps\u200b', ['use-apps\u200b'], 'There is a permission "use-apps" already'],
  ['nothing that can be seen', [], '\u200b', ['\u200b'], 'cannot be shown'],
  ['too long a name', [], 'x'.repeat(121), ['x'.repeat(121)], 'longer than 120'],
  ['a control character', [], 'a\u0000b', ['a\u0000b'], 'cannot be shown'],
  ['a box without a name', [' '], '', [' '], 'needs a name'],
]
for (const [what, ticked, further, permissions, problem] of table)
  test(`a form of permissions with ${what} is ${problem ? 'refused' : 'read'}`, () => {
    expect(readPermissions({ ticked, further }, known)).toEqual({
      permissions,
      problem: problem ? expect.stringContaining(problem) : null,
    })
  })

test('more permissions than anybody keeps apart are refused', () => {
  const many = Array.from({ length: 101 }, (_, index) => `p${index}`).join('\n')
  expect(readPermissions({ ticked: [], further: many }, known).problem).toContain('at most 100')
})

test('a posted form is read with one box, several, and none', () => {
  const typed = (body: unknown) => permissionsTyped({ body })
  expect(typed({ permission: 'a', further: 'b' })).toEqual({ ticked: ['a'], further: 'b' })
  expect(typed({ permission: ['a', 'b', ''], further: ['c', 'd'] })).toEqual({ ticked: ['a', 'b'], further: '' })
  for (const nothing of [undefined, null, {}, { permission: { a: 'b' } }])
    expect(typed(nothing)).toEqual({ ticked: [], further: '' })
})

test('there is a box for what is given by default, asked for by an app, or held', () => {
  const prod = environment({ apps: [{ name: 'Feedback', permission: 'give-feedback' }] })
  expect(knownPermissions(prod, ['use-apps', 'administer'])).toEqual(['administer', 'give-feedback', 'use-apps'])
})

test('a form that is shown again has what was ticked and typed', () => {
  expect(permissionFields(known, { ticked: ['use-apps', 'gone'], further: 'Build' }, 'no')).toEqual({
    boxes: [
      { name: 'build', isTicked: false },
      { name: 'use-apps', isTicked: true },
      { name: 'gone', isTicked: true },
    ],
    further: 'Build',
    problems: { further: 'no' },
  })
})

import { expect, test } from '#unit-test'
import { elsewhere, type Wanted } from './pointer-guess.ts'

const me = { user: { email: 'ada@x.test', name: 'Ada', 'log/in': 'ada' }, roles: ['admin'], total: 1 }
const cases: [string, unknown, string, Wanted, string, string | null][] = [
  ['a level too high', me, '/email', {}, 'there is user, roles, total', '/user/email'],
  ['a level too deep', me, '/user/data/email', {}, 'at /user there is email, name, log/in', '/user/email'],
  ['a slip of the finger', me, '/user/emial', {}, 'at /user there is email, name, log/in', '/user/email'],
  [
    'another name for a value that is known',
    me,
    '/id',
    { isIt: (value) => value === 'Ada' },
    'there is user, roles, total',
    '/user/name',
  ],
  [
    'a list under another name',
    { data: { members: [] }, users: 3 },
    '/users',
    { fits: Array.isArray },
    'there is data, users',
    null,
  ],
  ['a list a level deeper', { data: { users: [] } }, '/users', { fits: Array.isArray }, 'there is data', '/data/users'],
  ['a name that another key uses', { roles: 'x' }, '/role', { taken: ['/roles'] }, 'there is roles', null],
  ['a name with a slash', me, '/login', {}, 'there is user, roles, total', null],
  [
    'a name that needs an escape',
    { 'e/mail': 'a@x' },
    '/e_mail',
    { isIt: (value) => value === 'a@x' },
    'there is e/mail',
    '/e~1mail',
  ],
  ['inside a list', [{ mail: 'a@x' }], '/mail', {}, 'there is a list', '/0/mail'],
  ['nothing', {}, '/email', {}, 'there is nothing', null],
  ['null', null, '/email', {}, 'there is null', null],
]
for (const [name, document, pointer, wanted, there, meant] of cases)
  test(`what there is instead: ${name}`, () => expect(elsewhere(document, pointer, wanted)).toEqual({ there, meant }))

test('a document that is made to be large is looked at as far as it makes sense', () => {
  const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, { a: { b: index } }]))
  const { there, meant } = elsewhere(wide, '/mail')
  expect([there.length < 300, there.endsWith('and 49980 more'), meant]).toEqual([true, true, null])
})

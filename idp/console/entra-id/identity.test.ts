import { expect, test } from '#unit-test'
import { ada } from '../../testing/control.ts'
import { identityWrong } from './identity.ts'

/** What is typed instead of what Ada has, and where a message stands. */
const cases: [what: string, typed: Record<string, string>, fields: string[]][] = [
  ['nothing else', {}, []],
  ['another good one', { userName: 'a.b@x.example', email: 'a+b@x.example', displayName: 'A' }, []],
  ['a name without a domain', { userName: 'ada' }, ['userName']],
  ['two domains', { userName: 'ada@a@b' }, ['userName']],
  ['blanks within', { userName: 'a da@acme.example', email: 'ada@acme .example' }, ['userName', 'email']],
  ['no address', { email: 'ada@' }, ['email']],
  ['256 characters', { displayName: 'x'.repeat(256) }, []],
  ['257 characters', { displayName: 'x'.repeat(257) }, ['displayName']],
]
for (const [what, typed, fields] of cases)
  test(`a user with ${what}: ${fields.join(', ') || 'nothing'} is refused`, () => {
    const posted = { userName: ada.userName, email: ada.email, displayName: ada.displayName, ...typed }
    expect(Object.keys(identityWrong(posted, undefined))).toEqual(fields)
    expect(identityWrong(posted, { ...ada, ...typed }), 'what a file has may stay').toEqual({})
  })

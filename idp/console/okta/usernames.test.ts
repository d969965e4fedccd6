import { expect, test } from '#unit-test'
import type { App } from '../../directory/schema.ts'
import { nameIdFrom, postedUsername, usernameErrors, usernameWords } from './usernames.ts'

const kept: [App['nameId'], words: string, source: string | undefined][] = [
  [undefined, 'Okta username', 'user.login'],
  [{ format: 'emailAddress' }, 'Email', 'user.email'],
  [{ format: 'persistent' }, '(None)', undefined],
  [{ format: 'transient', source: 'user.id' }, 'Custom: user.id', 'user.id'],
  [{ source: 'String.substringBefore(user.login, "@")' }, 'Okta username prefix', 'String.substringBefore(user.login, "@")'],
  [{ source: 'custom' }, 'Custom: custom', 'custom'],
]
for (const [nameId, words, source] of kept)
  test(`an app with the NameID ${JSON.stringify(nameId)} has the username ${words}, and is kept as it is`, () => {
    const app = nameId ? { nameId } : {}
    expect(usernameWords(app)).toBe(words)
    const posted = { ...postedUsername(app), 'nameId.format': nameId?.format ?? 'unspecified' }
    expect(nameIdFrom(posted).source).toBe(source)
    expect(usernameErrors(posted)).toEqual({})
  })

const refused: [string, Record<string, string>, string[]][] = [
  ['Custom without an expression', { 'nameId.source': 'custom', 'nameId.custom': ' ' }, ['nameId.custom']],
  ['no username where the format wants one', { 'nameId.source': '', 'nameId.format': 'emailAddress' }, ['nameId.source']],
  ['an expression beside another choice counts for nothing', { 'nameId.source': 'user.email', 'nameId.custom': 'user.id' }, []],
]
for (const [what, posted, fields] of refused)
  test(`a username is judged: ${what}`, () => {
    expect(Object.keys(usernameErrors(posted))).toEqual(fields)
  })

test('an expression beside another choice is not kept', () => {
  expect(nameIdFrom({ 'nameId.source': 'user.email', 'nameId.custom': 'user.id' }).source).toBe('user.email')
})

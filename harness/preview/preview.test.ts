import { expect, test } from '#unit-test'
import { UsageError } from '../errors.ts'
import { previewPeople } from './people.ts'
import { withValues } from './subject.ts'
import { previewWords } from './words.ts'

const [ada] = previewPeople
if (!ada) throw new Error('nobody is there to try an expression on')
const mistakes = { unreadable: 'At Okta: no.', fault: 'At Okta: nothing.' }
const asked = { vendor: 'Okta', mistakes, expression: 'user.nick', person: ada }

test('values are laid over a person: of a field, of a custom attribute, several, an empty one, and groups', () => {
  const person = withValues(ada, ['department=Sales', 'nick=', 'teams=a', 'teams=b=c'], ['Leads'])
  expect(person).toMatchObject({
    department: 'Sales',
    attributes: { nick: '', teams: ['a', 'b=c'], workato_role: 'Admin' },
    groups: ['Leads'],
  })
  expect(withValues(ada, [], []).groups).toEqual(ada.groups)
})

test('a value without a name is a mistake at the keyboard', () => {
  for (const text of ['department', '=x', '']) expect(() => withValues(ada, [text], []), text).toThrow(UsageError)
})

const words: [string, Parameters<typeof previewWords>[1], string][] = [
  ['a value', { kind: 'sent', values: ['Ada'], xml: '<a/>' }, '\n\nAda\n\nOn the wire:\n<a/>\n'],
  ['several', { kind: 'sent', values: ['a', ''], xml: '<a/>' }, '1  a\n2  (empty)\n'],
  ['none', { kind: 'sent', values: null, xml: null }, 'no value: it was never set\n\nOkta sends no Attribute.'],
  ['an empty list', { kind: 'sent', values: [], xml: null }, 'a list without values\n\nOkta sends no Attribute.'],
  ['a fault', { kind: 'fault', message: 'because' }, 'Nothing is sent: because'],
  ['what the vendor does then', { kind: 'fault', message: 'because' }, 'because\nAt Okta: nothing.\n'],
  ['a place', { kind: 'unreadable', at: 6, message: 'no' }, '  user.nick\n       ^\nno\nAt Okta: no.'],
]
for (const [name, preview, text] of words)
  test(`a preview in words: ${name}`, () => expect(previewWords(asked, preview)).toContain(text))

test('of a long expression as much is shown as a line has room for, with the mark under the character', () => {
  const expression = `${'('.repeat(300)}x${')'.repeat(300)}`
  for (const at of [1, 301, 601]) {
    const [, line = '', mark = ''] = previewWords({ ...asked, expression }, { kind: 'unreadable', at, message: 'no' }).split('\n')
    expect(line.length, String(at)).toBeLessThan(110)
    expect(line[mark.indexOf('^')], String(at)).toBe(expression[at - 1])
  }
})

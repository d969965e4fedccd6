import { expect, test } from '#unit-test'
import { type CasePerson, inWordsOf, plain } from './people.ts'

type Sends = CasePerson['sends']
const cases: [string, Record<string, string>, Sends, Sends][] = [
  ['an SP that reads a full name', { displayName: 'name' }, { displayName: 'Ada King' }, { displayName: 'Ada King' }],
  [
    'one that reads two parts',
    { firstName: 'f', lastName: 'l' },
    { displayName: 'Ada King' },
    { firstName: 'Ada', lastName: 'King' },
  ],
  [
    'two first names',
    { firstName: 'f', lastName: 'l' },
    { displayName: 'Ada B. King' },
    { firstName: 'Ada B.', lastName: 'King' },
  ],
  ['one word', { firstName: 'f', lastName: 'l' }, { displayName: 'Ada' }, { firstName: '', lastName: 'Ada' }],
  ['no name', { firstName: 'f', lastName: 'l' }, { displayName: null }, { firstName: null, lastName: null }],
  ['an empty name', { firstName: 'f', lastName: 'l' }, { displayName: '' }, { firstName: '', lastName: '' }],
  ['no name spoken of', { firstName: 'f', lastName: 'l' }, { groups: ['G'] }, { groups: ['G'] }],
  ['an SP that reads no name', {}, { displayName: 'Ada King' }, { displayName: 'Ada King' }],
]
for (const [name, attributeMap, sends, wanted] of cases) {
  test(`a name is sent in the words of the SP: ${name}`, () => expect(inWordsOf(sends, attributeMap)).toEqual(wanted))
}

test('groups are called as the SP calls them, also in one text', () => {
  const own = ['Buyers', 'EMEA', 'Helpdesk']
  expect(inWordsOf({ groups: ['Sales', 'EMEA'] }, {}, own)).toEqual({ groups: ['Buyers', 'EMEA'] })
  expect(inWordsOf({ groups: 'Sales, EMEA' }, {}, own)).toEqual({ groups: 'Buyers, EMEA' })
  expect(inWordsOf({ groups: null }, {}, own)).toEqual({ groups: null })
})

test('a long list is written by its first value', () => {
  expect(plain({ each: 'Team {n}', times: 3 }, 'k7')).toEqual(['Team 1', 'Team 2', 'Team 3'])
})

import { expect, test } from '@playwright/test'
import { makePerson } from './people.ts'
import { wrongCase } from './statements.ts'

test('a name in the wrong case keeps its letters', () => {
  expect(wrongCase('workato_role')).toBe('Workato_Role')
})

test('a person carries the token of the case in the address', () => {
  expect(makePerson('ada', {}, 'k7')).toMatchObject({
    email: 'ada.k7@firstlogin.test',
    displayName: 'Ada Lovelace',
    sends: { displayName: 'Ada Lovelace' },
  })
})

test('values that a scenario writes are taken as they are', () => {
  const person = makePerson('ada', { sends: { displayName: null, groups: [], role: '', email: 'contact.{case}@x.test' } }, 'k7')
  expect(person.sends).toEqual({ displayName: null, groups: [], role: '', email: 'contact.k7@x.test' })
  expect(person.displayName).toBe('Ada Lovelace')
})

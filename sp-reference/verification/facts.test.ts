import { expect, test } from '#unit-test'
import { restoreFacts, storeFacts } from './facts.ts'

const facts = {
  issuer: 'https://idp.test',
  nameId: 'ada@x.test',
  nameIdFormat: null,
  attributes: new Map([['role', ['Admin', '']]]),
}

test('the facts of a sign-in that waits come back whole, with the Response that they came with', () =>
  expect(restoreFacts(storeFacts({ ...facts, responseId: '_r' }))).toEqual({ ...facts, responseId: '_r' }))

test('one that began before Responses were noted is known without', () => {
  const { issuer, nameId, nameIdFormat } = facts
  const before = JSON.stringify({ issuer, nameId, nameIdFormat, attributes: [...facts.attributes] })
  expect(restoreFacts(before)).toEqual({ ...facts, responseId: null })
})

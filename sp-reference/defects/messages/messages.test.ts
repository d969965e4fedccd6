import { expect, test } from '#unit-test'
import { samlDefects } from '../../saml/index.ts'
import { messageDefects } from './index.ts'

test('every fault of message validation is described here, and nothing else', () => {
  expect(messageDefects.map(({ id }) => id)).toEqual([...samlDefects].sort())
})

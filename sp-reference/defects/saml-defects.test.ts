import { expect, test } from '#unit-test'
import { samlDefects } from '../saml/index.ts'
import { findDefects } from './index.ts'

test('every fault of message validation is described here', () => {
  expect(findDefects(samlDefects).map(({ id }) => id)).toEqual([...samlDefects])
})

import { expect, test } from '#unit-test'
import { batchesOf } from './batches.ts'

const cases: [string, 'organisation' | 'person' | 'none', number, string[][]][] = [
  ['an organisation per case', 'organisation', 1, [['a', 'b', 'c']]],
  ['one IdP at a time', 'person', 1, [['a'], ['b'], ['c']]],
  ['two IdPs at a time', 'person', 2, [['a', 'b'], ['c']]],
  ['more than there are', 'none', 9, [['a', 'b', 'c']]],
]
for (const [name, isolation, idpSlots, wanted] of cases) {
  test(`vendors are taken together as far as the SP knows IdPs: ${name}`, () =>
    expect(batchesOf(['a', 'b', 'c'], { isolation, idpSlots })).toEqual(wanted))
}

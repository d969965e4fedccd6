import { expect, test } from '#unit-test'
import { type Change, changesBetween, type Facts } from './changes.ts'

const cases: [title: string, before: Facts, after: Facts, changes: Change[]][] = [
  ['nothing', { JIT: 'on' }, { JIT: 'on' }, []],
  ['one of two', { JIT: 'on', Sync: 'off' }, { JIT: 'off', Sync: 'off' }, [{ what: 'JIT', from: 'on', to: 'off' }]],
  ['something new', {}, { Provider: 'Okta' }, [{ what: 'Provider', from: 'nothing', to: 'Okta' }]],
  ['something gone', { Provider: 'Okta' }, {}, [{ what: 'Provider', from: 'Okta', to: 'nothing' }]],
]
for (const [title, before, after, changes] of cases) {
  test(`changes: ${title}`, () => expect(changesBetween(before, after)).toEqual(changes))
}

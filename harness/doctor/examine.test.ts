import { expect, test } from '#unit-test'
import { examine, failuresIn } from './examine.ts'
import { definePoint, type Examination, type Finding, failed, ok, skipped, warning } from './finding.ts'

const nothing = {} as Examination
const point = (id: string, needs: string[], finding: Finding | Error) =>
  definePoint({
    id,
    title: `the ${id}`,
    needs,
    beforeRuns: true,
    examine: async () => {
      if (finding instanceof Error) throw finding
      return finding
    },
  })

test('what stands on a point that failed is not looked at, nor what stands on that', async () => {
  const points = [
    point('door', [], failed('it is locked', 'unlock it')),
    point('hall', ['door'], ok('never seen')),
    point('room', ['hall'], failed('never seen')),
    point('garden', [], ok('green')),
  ]
  const says = (await examine(points, nothing)).map(({ finding }) => [finding.state, finding.says])
  const blocked = ['skipped', 'not looked at, since this failed: the door']
  expect(says).toEqual([['failed', 'it is locked'], blocked, blocked, ['ok', 'green']])
})

test('a point that is left out for a reason of its own blocks nothing', async () => {
  const points = [point('hook', [], skipped('there is none')), point('round-trip', ['hook'], ok('done'))]
  expect((await examine(points, nothing)).map(({ finding }) => finding.state)).toEqual(['skipped', 'ok'])
})

test('a warning stands in no way', async () => {
  const points = [point('roof', [], warning('dry', 'it has not rained')), point('room', ['roof'], ok('green'))]
  const examined = await examine(points, nothing)
  expect([examined.map(({ finding }) => finding.state), failuresIn(examined)]).toEqual([['warning', 'ok'], []])
})

test('a look that fails is a finding', async () => {
  const [only] = await examine([point('door', [], new Error('no such house'))], nothing)
  expect(only?.finding).toEqual({ state: 'failed', says: 'no such house', fix: [] })
})

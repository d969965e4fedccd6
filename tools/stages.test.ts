import { expect, test } from '#unit-test'
import { closing, countClosingLine, countPlaywright } from './stages.ts'

const cases = [
  { name: 'all green', output: '  12 passed (3.2s)', exitCode: 0, want: { passed: 12, failed: 0 } },
  { name: 'some red', output: '  2 failed\n    a\n  10 passed (3.2s)', exitCode: 1, want: { passed: 10, failed: 2 } },
  {
    name: 'what holds at the second try is named',
    output: '  1 failed\n    [specs] › b:2 › z\n  2 flaky\n    [specs] › a:1 › x ──\n    [specs] › a:2 › y ──\n  3 passed (1s)',
    exitCode: 1,
    want: { passed: 5, failed: 1, unsteady: ['[specs] › a:1 › x', '[specs] › a:2 › y'] },
  },
  { name: 'a crash is a failure', output: 'Error: no tests found', exitCode: 1, want: { passed: 0, failed: 1 } },
]
for (const { name, output, exitCode, want } of cases) {
  test(`Playwright's closing lines: ${name}`, () => expect(countPlaywright(output, exitCode)).toMatchObject(want))
}

test('a run without a closing line counts as failed', () => {
  expect(countClosingLine('nothing', 0)).toEqual({ passed: 0, failed: 1 })
  expect(countClosingLine('x\n40 passed, 1 failed\n', 1)).toEqual({ passed: 40, failed: 1 })
})

test('what was skipped is read with the number of tests and the reason', () => {
  const output = '  2 skipped\n  3 passed (1s)\nskipped: a/b.spec.ts (2 tests): no x; say y\nskipped: c.spec.ts (1 test): (z)\n'
  expect(countPlaywright(output, 0)).toEqual({
    passed: 3,
    failed: 0,
    unsteady: [],
    skipped: [
      { tests: 2, text: 'a/b.spec.ts (2 tests): no x; say y' },
      { tests: 1, text: 'c.spec.ts (1 test): (z)' },
    ],
  })
})

test('the end of a run names what was skipped, and counts it where nothing may be', () => {
  const results = [
    { passed: 3, failed: 0, skipped: [{ tests: 2, text: 'a.spec.ts (2 tests): no x' }] },
    { passed: 4, failed: 1 },
  ]
  expect(closing(results, false)).toEqual({ lines: ['skipped: a.spec.ts (2 tests): no x', '7 passed, 1 failed'], failed: 1 })
  expect(closing(results, true)).toEqual({
    lines: ['FAIL: may not be skipped (FIRSTLOGIN_NO_SKIP): a.spec.ts (2 tests): no x', '7 passed, 3 failed'],
    failed: 3,
  })
})

test('the end of a run names what held at the second try alone, and more than three of them fail', () => {
  const of = (...unsteady: string[]) => closing([{ passed: 9, failed: 0, unsteady }], true)
  expect(of('a')).toEqual({ lines: ['held at the second try alone: a', '9 passed, 0 failed'], failed: 0 })
  expect(of('a', 'b', 'c', 'd')).toMatchObject({ failed: 4 })
  expect(of('a', 'b', 'c', 'd').lines.at(-1)).toBe('5 passed, 4 failed')
  expect(of('a', 'b', 'c', 'd').lines[0]).toBe('FAIL: held at the second try alone, and more than 3 may not: a')
})

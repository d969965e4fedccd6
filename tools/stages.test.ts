import { expect, test } from '@playwright/test'
import { countClosingLine, countPlaywright } from './stages.ts'

const cases = [
  { name: 'all green', output: '  12 passed (3.2s)', exitCode: 0, want: { passed: 12, failed: 0 } },
  { name: 'some red', output: '  2 failed\n    a\n  10 passed (3.2s)', exitCode: 1, want: { passed: 10, failed: 2 } },
  { name: 'flaky is not green', output: '  1 flaky\n  3 passed (1s)', exitCode: 0, want: { passed: 3, failed: 1 } },
  { name: 'a crash is a failure', output: 'Error: no tests found', exitCode: 1, want: { passed: 0, failed: 1 } },
]
for (const { name, output, exitCode, want } of cases) {
  test(`Playwright's closing lines: ${name}`, () => expect(countPlaywright(output, exitCode)).toEqual(want))
}

test('a run without a closing line counts as failed', () => {
  expect(countClosingLine('nothing', 0)).toEqual({ passed: 0, failed: 1 })
  expect(countClosingLine('x\n40 passed, 1 failed\n', 1)).toEqual({ passed: 40, failed: 1 })
})

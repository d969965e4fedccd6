import { expect, test } from '#unit-test'
import { summaryWidth } from './finish.ts'

for (const [stream, width] of [
  [{}, 160],
  [{ columns: 80 }, 80],
  [{ columns: 240 }, 100],
] as const)
  test(`the summary has ${width} columns where there are ${'columns' in stream ? stream.columns : 'none'}`, () =>
    expect(summaryWidth(stream)).toBe(width))

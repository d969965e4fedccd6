import { expect, test } from '#unit-test'
import type { Verdict } from '../results.ts'
import { ProgressLines } from './progress-lines.ts'

const ended = (verdict: Verdict, title: string, tries = '') => ({ title, verdict, why: `why ${title}`, tries })

test('the first five unverified cases are said, then counted; a failure is always said', () => {
  const lines = new ProgressLines()
  const said = Array.from({ length: 8 }, (_, index) => lines.of(ended('UNVERIFIED', `u${index}`)))
  expect(said.map((each) => each.length)).toEqual([2, 2, 2, 2, 2, 0, 0, 0])
  expect(said[0]).toEqual(['unverified u0', '     why u0'])
  for (const verdict of ['FAIL', 'ERROR'] as const)
    for (let index = 0; index < 9; index++)
      expect(lines.of(ended(verdict, `f${index}`))).toEqual([`${verdict} f${index}`, `     why f${index}`])
  expect(lines.rest()).toEqual(['… and 3 more unverified'])
})

test('what is green says nothing, unless it was tried again', () => {
  const lines = new ProgressLines()
  expect(lines.of(ended('PASS', 'a'))).toEqual([])
  expect(lines.of(ended('NA', 'b'))).toEqual([])
  expect(lines.of(ended('PASS', 'c', 'FAIL, then PASS'))).toEqual(['tried again c: FAIL, then PASS'])
  for (let index = 0; index < 5; index++) lines.of(ended('UNVERIFIED', 'u'))
  expect(lines.rest()).toEqual([])
})

import { expect, test } from '#unit-test'
import type { BaselineEntry, WaiverReport } from '../results.ts'
import { gateWords } from './gate-words.ts'

const entry: BaselineEntry = { case: 'f/a@okta', check: 'one-account', verdict: 'FAIL' }
const waiver: WaiverReport = {
  match: 'f/a#one-account',
  line: 7,
  reason: 'r',
  owner: 'ada',
  expires: '2030-01-31',
  issue: null,
  covers: [],
  problem: null,
}
const baseline = (count: number) => ({ file: 'known.json', entries: count, stale: Array.from({ length: count }, () => entry) })

test('nothing outdated: nothing said', () => {
  expect(gateWords({ baseline: baseline(0), waivers: { file: 'w.yaml', items: [waiver] } })).toEqual([])
  expect(gateWords({ baseline: null, waivers: null })).toEqual([])
})

test('stale entries are named, and the flag that takes them out; a long list is cut', () => {
  const [head, first] = gateWords({ baseline: baseline(1), waivers: null })
  expect(head).toBe('known.json: 1 entry does not describe the SP any more; take it out with --update-baseline:')
  expect(first).toBe('  f/a@okta#one-account: listed as FAIL, holds now')
  const many = gateWords({ baseline: baseline(14), waivers: null })
  expect([many[0], many.length, many.at(-1)]).toEqual([expect.stringContaining('14 entries do'), 12, '  and 4 more'])
})

test('a waiver that is outdated is named by its line', () => {
  const items = [
    { ...waiver, problem: 'expired' as const },
    { ...waiver, line: 12, problem: 'unused' as const },
  ]
  expect(gateWords({ baseline: null, waivers: { file: 'w.yaml', items } })).toEqual([
    'w.yaml:7: the waiver of f/a#one-account expired on 2030-01-31; ada has to renew it, or the SP has to be mended',
    'w.yaml:12: the waiver of f/a#one-account covers nothing: every case that it names was run, and no such check failed; take it out',
  ])
})

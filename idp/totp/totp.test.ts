import { expect, test } from '#unit-test'
import { codeOf, codeToType, currentCode, decodeBase32, isSecret, matchingStep, stepAt } from './totp.ts'

const digits = '1234567890'
const keys = { sha1: digits.repeat(2), sha256: digits.repeat(4).slice(0, 32), sha512: digits.repeat(7).slice(0, 64) }
/** RFC 6238, appendix B: seconds since 1970, and the codes of eight digits. */
const vectors: [number, sha1: string, sha256: string, sha512: string][] = [
  [59, '94287082', '46119246', '90693936'],
  [1111111109, '07081804', '68084774', '25091201'],
  [1111111111, '14050471', '67062674', '99943326'],
  [1234567890, '89005924', '91819424', '93441116'],
  [2000000000, '69279037', '90698825', '38618901'],
  [20000000000, '65353130', '77737706', '47863826'],
]
for (const [seconds, ...codes] of vectors)
  test(`RFC 6238, appendix B, at ${seconds} seconds`, () => {
    const step = stepAt(new Date(seconds * 1000))
    const hashes = ['sha1', 'sha256', 'sha512'] as const
    expect(hashes.map((hash) => codeOf(Buffer.from(keys[hash]), step, { digits: 8, hash }))).toEqual(codes)
    expect(codeOf(Buffer.from(keys.sha1), step)).toBe(codes[0]?.slice(2))
  })

/** RFC 4226, appendix D: the codes of the counters from 0 on. */
test('RFC 4226, appendix D', () => {
  const codes = Array.from({ length: 10 }, (_, count) => codeOf(Buffer.from(keys.sha1), count))
  expect(codes).toEqual(
    ['755224', '287082', '359152', '969429', '338314'].concat(['254676', '287922', '162583', '399871', '520489']),
  )
})

test('Base32 as RFC 4648 has it, in any letter case, with blanks and padding', () => {
  for (const text of ['MZXW6YTBOI======', 'mzxw6ytboi', 'MZXW 6YTB OI']) expect(decodeBase32(text).toString()).toBe('foobar')
})

const secrets: [string, boolean][] = [
  ['JBSWY3DPEHPK3PXP', true],
  ['jbsw y3dp ehpk 3pxp', true],
  ['GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', true],
  ['JBSWY3DP', false],
  ['JBSWY3DPEHPK3PX1', false],
  ['====', false],
  ['', false],
]
for (const [text, is] of secrets) test(`"${text}" is ${is ? 'a' : 'no'} secret`, () => expect(isSecret(text)).toBe(is))

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const now = new Date('2030-01-01T12:00:10Z')
const codeAt = (seconds: number) => currentCode(secret, new Date(now.getTime() + seconds * 1000)).code
const tries: [title: string, typed: string, after: number | null, steps: number | null][] = [
  ['that of now', codeAt(0), null, 0],
  ['with a blank in the middle', codeAt(0).replace(/^.../, '$& '), null, 0],
  ['that of the step before', codeAt(-30), null, -1],
  ['that of the step after', codeAt(30), null, 1],
  ['older', codeAt(-60), null, null],
  ['younger', codeAt(60), null, null],
  ['taken before', codeAt(0), stepAt(now), null],
  ['of a step before the one that was taken', codeAt(-30), stepAt(now), null],
  ['of the step after the one that was taken', codeAt(30), stepAt(now), 1],
  ['five digits', codeAt(0).slice(1), null, null],
  ['no digits', 'abcdef', null, null],
  ['nothing', '', null, null],
]
for (const [title, typed, after, steps] of tries)
  test(`a code ${title} is ${steps === null ? 'not ' : ''}taken`, () => {
    expect(matchingStep(secret, typed, now, after)).toBe(steps === null ? null : stepAt(now) + steps)
  })

const from = stepAt(now)
for (const [title, after, expected] of [
  ['of now, for whoever has typed none', null, from],
  ['of now, for whoever has typed that of the step before', from - 1, from],
  ['of the next step, for whoever has typed that of now', from, from + 1],
  ['none, for whoever has typed that of the next step', from + 1, null],
] as const)
  test(`the code to type is ${title}`, () => {
    const code = codeToType(secret, now, after)
    expect(code).toBe(expected === null ? null : codeOf(decodeBase32(secret), expected))
    if (code !== null) expect(matchingStep(secret, code, now, after)).toBe(expected)
  })

test('an app tells how long its code is still good for', () => {
  expect([0, 19, 20].map((seconds) => currentCode(secret, new Date(now.getTime() + seconds * 1000)).secondsLeft)).toEqual([
    20, 1, 30,
  ])
})

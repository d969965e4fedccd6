import { expect, test } from '#unit-test'
import { readEntry } from './entry-text.ts'

const table: [what: string, typed: string, kept: string | RegExp][] = [
  ['plain words', 'A new laptop', 'A new laptop'],
  ['blanks around', '  \r\nA new laptop\n ', 'A new laptop'],
  ['several lines', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ['a sign alone', '👍', '👍'],
  ['markup', '<b>{{7*7}}</b>', '<b>{{7*7}}</b>'],
  ['nothing', '', /Write something/],
  ['blanks alone', ' \r\n\t ', /Write something/],
  ['blanks that nobody sees', '\u200b\u00a0\u2060', /Write something/],
  ['the most there may be', '😀'.repeat(500), '😀'.repeat(500)],
  ['one more', 'x'.repeat(501), /has 501 characters.*at most 500/],
  ['a control character', 'a\u0000b', /plain text/],
  ['a turned direction', 'a\u202eb', /plain text/],
]
for (const [what, typed, kept] of table)
  test(`an entry of ${what} is ${typeof kept === 'string' ? 'kept' : 'refused'}`, () => {
    const read = readEntry(typed)
    if (typeof kept === 'string') expect(read).toEqual({ text: kept })
    else expect(read).toEqual({ problem: expect.stringMatching(kept) })
  })

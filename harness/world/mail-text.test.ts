import { expect, test } from '#unit-test'
import { processorSeconds } from '../testing/processor-time.ts'
import { mailText } from './mail-text.ts'

const cases: [string, string | undefined, string | undefined, string][] = [
  ['a plain text as it is', 'Hello\nAda', '<p>Hi', 'Hello\nAda'],
  ['HTML alone, as a page', undefined, '<p>Hi</p><p>Ada &amp; Eve', 'Hi Ada & Eve'],
  ['a link has its address before its words', ' ', 'Go: <a class=x href="/v?a=1&amp;b=2">here</a>', 'Go: /v?a=1&b=2 here'],
  ['an address without quotes', undefined, 'Go: <a href=/v>here</a>.', 'Go: /v here.'],
  ['a word with an address in it', undefined, 'see<a href="/v">here</a>', 'see /v here'],
  ['an anchor that leads nowhere', undefined, '<a name=x>top</a>', 'top'],
  ['nothing', undefined, undefined, ''],
]
for (const [name, text, html, wanted] of cases) test(`a mail is read: ${name}`, () => expect(mailText(text, html)).toBe(wanted))

test('a mail that is made to take long is read at once', () => {
  const seconds = processorSeconds(() => mailText(undefined, '<a '.repeat(20_000) + ' href="'.repeat(20_000)))
  expect(seconds).toBeLessThan(2)
})

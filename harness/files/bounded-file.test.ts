import { Readable } from 'node:stream'
import { expect, test } from '#unit-test'
import { boundedText } from './bounded-file.ts'

const text = '<a b="é">\u{1F469}</a>\r\n'
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
const files: [name: string, bytes: Buffer][] = [
  ['UTF-8', Buffer.from(text)],
  ['UTF-16 as older PowerShells write it', utf16],
  ['UTF-16, the other way round', Buffer.from(utf16).swap16()],
]
for (const [name, bytes] of files)
  test(`a file is read in ${name}`, async () => {
    expect(await boundedText(Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]), 1000)).toBe(text)
  })

test('no more than the bound is read', async () => {
  expect(await boundedText(Readable.from([Buffer.from('abcdef')]), 3)).toBe('abcd')
})

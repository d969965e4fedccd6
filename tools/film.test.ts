import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { asFilm, chunksOf } from './film.ts'

/** One pixel of a colour. */
function pixel(red: number, width = 1): Buffer {
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  const row = Buffer.from([0, ...Array.from({ length: width }, () => [red, 0, 0]).flat()])
  const chunk = (type: string, data: Buffer) => {
    const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const end = chunk('IEND', Buffer.alloc(0))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(row)), end])
}

test('a film has all pictures, numbered through, each as long as asked', () => {
  const film = chunksOf(asFilm([pixel(10), pixel(20), pixel(30)], 1.5))
  expect(film.map(({ type }) => type)).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'fcTL', 'fdAT', 'IEND'])
  expect(film[1]?.data.readUInt32BE(0)).toBe(3)
  const numbered = film.filter(({ type }) => type === 'fcTL' || type === 'fdAT').map(({ data }) => data.readUInt32BE(0))
  expect(numbered).toEqual([0, 1, 2, 3, 4])
  const seconds = film.filter(({ type }) => type === 'fcTL').map(({ data }) => data.readUInt16BE(20) / data.readUInt16BE(22))
  expect(seconds).toEqual([1.5, 1.5, 1.5])
})

const bad: [string, Buffer[], string][] = [
  ['no picture', [], 'a film needs a picture'],
  ['two sizes', [pixel(1), pixel(1, 2)], 'one size'],
  ['another kind of file', [Buffer.from('GIF89a and more')], 'is a PNG file'],
]
for (const [name, pictures, says] of bad) test(`no film of ${name}`, () => expect(() => asFilm(pictures, 1)).toThrow(says))

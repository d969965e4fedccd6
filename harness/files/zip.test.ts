import { deflateRawSync } from 'node:zlib'
import { expect, test } from '#unit-test'
import { contentsOfZip } from './zip.ts'

/** An archive as PKWARE APPNOTE 4.3 lays it out; checksums are left empty, since nobody here looks at them. */
function zipOf(files: readonly { content: string; packed: boolean }[], flags = 0): Buffer {
  const [parts, directory] = [[] as Buffer[], [] as Buffer[]]
  let at = 0
  for (const [index, { content, packed }] of files.entries()) {
    const name = Buffer.from(`file-${index}`)
    const data = packed ? deflateRawSync(content) : Buffer.from(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(packed ? 8 : 0, 4)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(Buffer.byteLength(content), 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name]))
    parts.push(local)
    at += local.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, ...directory, Buffer.from('PK\x05\x06'), end])
}

const read = (zip: Buffer) => [...contentsOfZip(zip)].map(String)
const packed = { content: 'ada '.repeat(500), packed: true }
const stored = { content: 'grace', packed: false }

test('every file of an archive is read, packed or not', () => {
  expect(read(zipOf([packed, stored, { content: '', packed: true }]))).toEqual([packed.content, stored.content, ''])
  expect(read(zipOf([]))).toEqual([])
})

for (const [name, zip, says] of [
  ['nothing', Buffer.alloc(0), 'no ZIP archive'],
  ['a text', Buffer.from('x'.repeat(100)), 'no ZIP archive'],
  ['one that was cut off', zipOf([packed]).subarray(0, 60), 'no ZIP archive'],
  ['one whose beginning is gone', zipOf([packed, stored]).subarray(20), 'broken'],
  ['one that is encrypted', zipOf([stored], 1), 'cannot be read'],
] as const)
  test(`what cannot be read whole is not read in part: ${name}`, () => expect(() => read(zip)).toThrow(says))

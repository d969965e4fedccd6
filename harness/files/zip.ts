import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const DEFLATED = 8
/** A size that stands elsewhere, in the fields of ZIP64. */
const ELSEWHERE = 0xffffffff

/**
 * The content of every file in a ZIP archive (PKWARE APPNOTE 4.3), one after the other.
 * @throws Error for what is no whole archive, and for one that is encrypted, larger than 4 GB or packed otherwise than by Deflate
 */
export function* contentsOfZip(zip: Buffer): Generator<Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + END_BYTES > zip.length || zip.readUInt32LE(end) !== END) throw new Error('this is no ZIP archive')
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let each = 0; each < count; each++) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('the ZIP archive is broken')
    yield contentOf(zip, at)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

/** @param at where the file's entry in the directory begins */
function contentOf(zip: Buffer, at: number): Buffer {
  const isEncrypted = (zip.readUInt16LE(at + 8) & 1) === 1
  const [method, packed, size, local] = [at + 10, at + 20, at + 24, at + 42].map((field, index) =>
    index === 0 ? zip.readUInt16LE(field) : zip.readUInt32LE(field),
  ) as [number, number, number, number]
  if (isEncrypted || [packed, size, local].includes(ELSEWHERE) || (method !== DEFLATED && method !== 0))
    throw new Error('the ZIP archive cannot be read')
  if (zip.readUInt32LE(local) !== LOCAL) throw new Error('the ZIP archive is broken')
  const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const content = zip.subarray(begin, begin + packed)
  return method === DEFLATED ? inflateRawSync(content, { maxOutputLength: Math.max(1, size) }) : content
}

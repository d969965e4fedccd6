import { crc32 } from 'node:zlib'

/** A piece of a PNG file. */
interface Chunk {
  type: string
  data: Buffer
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

/**
 * Pictures as one that moves: an animated PNG (PNG third edition, 11.3.4), which browsers and code hosts show as it is. It plays again and again.
 * @param pictures PNG files of one size and kind
 * @param seconds how long each is shown
 * @throws Error for none, and for pictures that differ in size or kind
 */
export function asFilm(pictures: readonly Buffer[], seconds: number): Buffer {
  const [first] = pictures
  if (!first) throw new Error('a film needs a picture')
  const header = headerOf(first)
  if (pictures.some((each) => !headerOf(each).equals(header))) throw new Error('the pictures of a film have one size and kind')
  let sequence = 0
  const frames = pictures.flatMap((picture, index) => {
    const control: Chunk = { type: 'fcTL', data: frameControl(sequence++, header, seconds) }
    const parts = chunksOf(picture).filter(({ type }) => type === 'IDAT')
    if (index === 0) return [control, ...parts]
    return [control, ...parts.map(({ data }) => ({ type: 'fdAT', data: Buffer.concat([uint32(sequence++), data]) }))]
  })
  const animation: Chunk = { type: 'acTL', data: Buffer.concat([uint32(pictures.length), uint32(0)]) }
  const all: Chunk[] = [{ type: 'IHDR', data: header }, animation, ...frames, { type: 'IEND', data: Buffer.alloc(0) }]
  return Buffer.concat([SIGNATURE, ...all.map(written)])
}

/** The pieces of a PNG file, in their order. @throws Error for a file that is none */
export function chunksOf(png: Buffer): Chunk[] {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('a picture of a film is a PNG file')
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

function headerOf(png: Buffer): Buffer {
  const header = chunksOf(png).find(({ type }) => type === 'IHDR')
  if (!header) throw new Error('a PNG file without IHDR')
  return header.data
}

/** Size and time of a frame, which covers the whole picture and takes the place of what was there. */
function frameControl(sequence: number, header: Buffer, seconds: number): Buffer {
  const time = Buffer.alloc(6)
  time.writeUInt16BE(Math.round(seconds * 100), 0)
  time.writeUInt16BE(100, 2)
  return Buffer.concat([uint32(sequence), header.subarray(0, 8), uint32(0), uint32(0), time])
}

function written({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

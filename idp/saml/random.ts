import { createHash, randomBytes } from 'node:crypto'

/** Where identifiers come from. Handed in, so that a golden file can be byte-identical. */
export interface Randomness {
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string
  /** `length` decimal digits, the first not 0. */
  digits(length: number): string
  /** `length` letters and digits, mixed case. */
  alphanumeric(length: number): string
  /** A version 4 UUID in lower case. */
  guid(): string
}

export const systemRandomness = (): Randomness => fromBytes((count) => randomBytes(count))

/** The same seed gives the same sequence: stable ids of a tenant, and golden files. Not for secrets. */
export function seededRandomness(seed: string): Randomness {
  let counter = 0
  return fromBytes((count) => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, () =>
      createHash('sha256').update(`${seed}#${counter++}`).digest(),
    )
    return Buffer.concat(blocks).subarray(0, count)
  })
}

/** 32 digits as a UUID is written, whatever they are. */
export const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')

/** Hexadecimal digits that begin with none that would be a sign bit, nor with 0. */
export const positiveHex = (random: Randomness, length: number): string =>
  `${'1234567'[Number(random.digits(1)) % 7]}${random.hex(length - 1)}`

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

function fromBytes(bytes: (count: number) => Buffer): Randomness {
  const hex = (length: number) =>
    bytes(Math.ceil(length / 2))
      .toString('hex')
      .slice(0, length)
  return {
    hex,
    digits: (length) => [...bytes(length)].map((byte, index) => (index === 0 ? (byte % 9) + 1 : byte % 10)).join(''),
    alphanumeric: (length) => [...bytes(length)].map((byte) => letters[byte % letters.length]).join(''),
    guid: () => {
      const h = hex(32)
      // RFC 9562 4.1: the variant is the two leading bits, the two after them are by chance.
      const variant = '89ab'[Number.parseInt(h[16] ?? '0', 16) % 4]
      return dashed(`${h.slice(0, 12)}4${h.slice(13, 16)}${variant}${h.slice(17)}`)
    },
  }
}

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
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20)}`
    },
  }
}

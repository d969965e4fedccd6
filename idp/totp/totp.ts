import { createHmac, timingSafeEqual } from 'node:crypto'

/** What RFC 6238 leaves open, where it is not as authenticator apps have it: six digits and SHA-1. */
interface CodeForm {
  digits?: 6 | 8
  hash?: 'sha1' | 'sha256' | 'sha512'
}

/** RFC 6238 4.1: how long a code is good for, in seconds. */
const STEP_SECONDS = 30
/** RFC 6238 5.2: steps before and after that count too, for clocks that are not quite right. */
const DRIFT_STEPS = 1

/** Base32 as authenticator apps take it (RFC 4648 6): letter case and blanks do not count, nor does padding at the end. */
const base32 = /^[A-Z2-7]+$/
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const compact = (secret: string): string => secret.replace(/\s/g, '').replace(/=+$/, '').toUpperCase()

/** RFC 4226 4, R6 wants 128 bits; apps and vendors hand out 80 as well. */
const LEAST_BYTES = 10

/** Whether a text is a secret that an authenticator app takes: Base32, of 80 bits or more. */
export const isSecret = (text: string): boolean => base32.test(compact(text)) && decodeBase32(text).length >= LEAST_BYTES

/** @param text Base32, as `isSecret` has it */
export function decodeBase32(text: string): Buffer {
  const bits = [...compact(text)].map((each) => alphabet.indexOf(each).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** The step that a moment lies in, counted from 1970. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/** The code of a step (RFC 4226 5.3, RFC 6238 4.2). @param key the secret's bytes */
export function codeOf(key: Buffer, step: number, { digits = 6, hash = 'sha1' }: CodeForm = {}): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac(hash, key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0xf
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code somebody has typed, or null where the code is none of now, of the step before and of the one after.
 * @param secret Base32
 * @param after the last step that was taken: neither it nor one before it is taken again (RFC 6238 5.2)
 */
export function matchingStep(secret: string, typed: string, now: Date, after: number | null): number | null {
  const digits = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const [key, middle] = [decodeBase32(secret), stepAt(now)]
  for (let step = middle - DRIFT_STEPS; step <= middle + DRIFT_STEPS; step++) {
    const isNew = after === null || step > after
    if (isNew && timingSafeEqual(Buffer.from(codeOf(key, step)), Buffer.from(digits))) return step
  }
  return null
}

/**
 * The code that is taken from somebody now. It is not always the one that an authenticator app shows: that of the last sign-in is not taken
 * twice, but the next one is taken early. null: neither is taken any more, wait for the next step.
 * @param secret Base32
 * @param after the last step whose code was taken
 */
export function codeToType(secret: string, now: Date, after: number | null): string | null {
  const step = Math.max(stepAt(now), after === null ? 0 : after + 1)
  return step > stepAt(now) + DRIFT_STEPS ? null : codeOf(decodeBase32(secret), step)
}

/** What an authenticator app shows now. @param secret Base32 */
export function currentCode(secret: string, now: Date): { code: string; secondsLeft: number } {
  const passed = Math.floor(now.getTime() / 1000) % STEP_SECONDS
  return { code: codeOf(decodeBase32(secret), stepAt(now)), secondsLeft: STEP_SECONDS - passed }
}

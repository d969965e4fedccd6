import { createPrivateKey, generateKeyPair, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)
const size = 6
const pool: Promise<KeyObject>[] = []
let next = 0
let rogue: Promise<KeyObject> | undefined

/**
 * A private RSA-2048 key for a tenant. Making one takes some 100 ms and a run makes hundreds of tenants, so this process makes
 * `size` keys and hands them out in turn: neighbouring tenants differ, each tenant has its own certificate.
 */
export function tenantKey(): Promise<KeyObject> {
  const slot = next++ % size
  pool[slot] ??= newKey()
  return pool[slot]
}

/** A key that no metadata ever names, for messages that must not be believed. */
export function rogueKey(): Promise<KeyObject> {
  rogue ??= newKey()
  return rogue
}

/** Starts making all keys in the background, off the main thread. */
export function warmUp(): void {
  for (let slot = 0; slot < size; slot++) pool[slot] ??= newKey()
  void rogueKey()
}

/** A private key that nobody had before, now: for an app that has its own, which the run of a suite does not make. */
export const freshKey = (): KeyObject => ready(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)

const newKey = async (): Promise<KeyObject> => ready((await generate('rsa', { modulusLength: 2048 })).privateKey)

// A fresh KeyObject from PKCS#8 skips re-checking the primes at each signature.
const ready = (key: KeyObject): KeyObject => createPrivateKey(key.export({ format: 'pem', type: 'pkcs8' }))

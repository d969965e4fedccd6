import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** Modest on purpose: this service provider runs on the machine of the tests. */
const cost = { iterations: 2, memorySize: 8192, parallelism: 1, hashLength: 32 }

/** The stored form of a password: Argon2id in its usual text encoding. */
export const hashPassword = (password: string): Promise<string> =>
  argon2id({ ...cost, password, salt: randomBytes(16), outputType: 'encoded' })

/** Whether the password is the stored one. */
export const passwordMatches = (password: string, hash: string): Promise<boolean> => argon2Verify({ password, hash })

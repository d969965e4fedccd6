import { randomBytes } from 'node:crypto'
import { argon2id, argon2Verify } from 'hash-wasm'

/** As little as Argon2 can be: these people exist for the length of a test, and every organisation hashes a password. */
const cost = { iterations: 1, memorySize: 512, parallelism: 1, hashLength: 32 }

/** The stored form of a password: Argon2id in its usual text encoding. */
export const hashPassword = (password: string): Promise<string> =>
  argon2id({ ...cost, password, salt: randomBytes(16), outputType: 'encoded' })

/** Whether the password is the stored one. */
export const passwordMatches = (password: string, hash: string): Promise<boolean> => argon2Verify({ password, hash })

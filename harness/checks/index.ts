import { accountCreated } from './account-created.ts'
import type { Check } from './check.ts'
import { oneAccount } from './one-account.ts'
import { signedInAtOnce } from './signed-in-at-once.ts'

/** Every check, in the order in which reports show them. */
export const checks: readonly Check[] = [accountCreated, oneAccount, signedInAtOnce]

export const checksById: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]))

import type { Account } from '../jit/types.ts'
import type { App, Environment } from '../organisations/settings.ts'

type Person = Pick<Account, 'status' | 'environments'>

/** The permissions that somebody has in an environment: none without an account, when it is deactivated, or without access there. */
export function permissionsIn(person: Person | null, environment: Pick<Environment, 'name'>): readonly string[] {
  if (person?.status !== 'active') return []
  return person.environments.find(({ name }) => name === environment.name)?.permissions ?? []
}

/** Whether these permissions open an app: the one that it asks for is among them, to the letter. Workato docs "JIT provisioning", E-07. */
export const mayOpen = (held: readonly string[], { permission }: Pick<App, 'permission'>): boolean => held.includes(permission)

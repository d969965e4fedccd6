import type { PortalGivenFile } from '../../scenario/portal.ts'
import type { ClientMethod } from '../../target/schema/portal.ts'

/** JIT user settings with every default written out, in neutral words. */
export interface PortalSettings {
  method: ClientMethod
  policy: string | null
  groups: string[]
}

/** The developer portal of a case, as checks and hooks see it. */
export interface PortalGiven {
  environment: string
  collections: { name: string; description: string }[]
  policies: { name: string; perMinute: number; perDay: number }[]
  /** null: they were never saved. */
  settings: PortalSettings | null
}

const COLLECTIONS = ['orders', 'billing']
/** High enough for what a case calls. */
const LIMITS = { perMinute: 600, perDay: 10_000 }

/** The portal that a scenario speaks of, with the defaults that it leaves unsaid. */
export function completePortal(file: PortalGivenFile, environment = 'prod'): PortalGiven {
  const { collections = COLLECTIONS, policies = [], settings = { method: 'api-key' } } = file
  return {
    environment,
    collections: collections.map((name) => ({ name, description: `Everything about ${name}` })),
    policies: policies.map((name) => ({ name, ...LIMITS })),
    settings: settings === 'unsaved' ? null : completeSettings(settings),
  }
}

export function completeSettings(settings: {
  method: ClientMethod
  policy?: string | null | undefined
  groups?: string[] | undefined
}): PortalSettings {
  return { method: settings.method, policy: settings.policy ?? null, groups: settings.groups ?? [] }
}

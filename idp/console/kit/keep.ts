import type { App } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'

/** Keeps an app as it was made or changed, or as a fault leaves it. */
export function keepApp({ directory, faults }: Tenant, changed: App): App {
  const kept = faults.reduce((app, fault) => fault.keeps?.(app) ?? app, changed)
  directory.apps.set(kept.id, kept)
  return kept
}

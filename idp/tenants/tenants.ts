import type { Tenant } from './tenant.ts'

/** All tenants of this process. */
export class Tenants {
  readonly #byId = new Map<string, Tenant>()

  add(tenant: Tenant): void {
    this.#byId.set(tenant.id, tenant)
  }

  get(id: string): Tenant | undefined {
    return this.#byId.get(id)
  }

  remove(id: string): boolean {
    return this.#byId.delete(id)
  }

  all(): Tenant[] {
    return [...this.#byId.values()]
  }
}

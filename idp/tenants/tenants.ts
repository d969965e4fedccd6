import type { StateFolder } from './state-folder.ts'
import type { Tenant } from './tenant.ts'

/** All tenants of this process, kept on disk where a folder is given. */
export class Tenants {
  readonly #byId = new Map<string, Tenant>()
  readonly #state: StateFolder | undefined

  constructor(state?: StateFolder) {
    this.#state = state
  }

  add(tenant: Tenant): void {
    this.#byId.set(tenant.id, tenant)
    this.#keep(tenant)
  }

  get(id: string): Tenant | undefined {
    return this.#byId.get(id)
  }

  /** To be called after a change, so that it outlives the process. */
  changed(id: string): void {
    const tenant = this.#byId.get(id)
    if (tenant) this.#keep(tenant)
  }

  #keep(tenant: Tenant): void {
    tenant.certificates.keepFor([...tenant.directory.apps.values()])
    this.#state?.save(tenant)
  }

  remove(id: string): void {
    this.#byId.delete(id)
    this.#state?.remove(id)
  }

  all(): Tenant[] {
    return [...this.#byId.values()]
  }
}

import type { TenantView } from '../control/views.ts'
import type { Idp } from '../create-idp.ts'
import type { TenantSpec } from '../directory/schema.ts'
import type { Exchange } from '../tenants/exchanges.ts'

/** A person who exists in every test tenant. */
export const ada = {
  id: 'ada',
  userName: 'ada@acme.example',
  email: 'ada@acme.example',
  firstName: 'Ada',
  lastName: 'Lovelace',
  displayName: 'Ada Lovelace',
  password: 'correct horse',
  verified: true,
}

export const sp = { issuer: 'https://sp.example/metadata', acsUrl: 'http://127.0.0.1:4444/acs' }

/** A tenant with Ada, assigned to one app without statements. */
export function tenantSpec(
  profile: string,
  change: Partial<TenantSpec> = {},
  app: Partial<TenantSpec['apps'][number]> = {},
): TenantSpec {
  return {
    profile,
    people: [ada],
    apps: [
      {
        id: 'app',
        name: 'Test SP',
        acsUrl: sp.acsUrl,
        audience: sp.issuer,
        statements: [],
        assignments: [{ person: 'ada' }],
        ...app,
      },
    ],
    ...change,
  }
}

/** Calls of the control API as a harness makes them. */
export function controlOf(idp: Idp) {
  const exchanges = async (tenant: string) => (await call('GET', `/tenants/${tenant}/exchanges`)).body as Exchange[]
  return {
    call,
    createTenant,
    exchanges,
    /** The app of a new tenant, with the id of that and what went over its wire. */
    async newApp(...spec: Parameters<typeof tenantSpec>) {
      const tenant = await createTenant(tenantSpec(...spec))
      const [app] = tenant.apps
      if (!app) throw new Error('the tenant has no app')
      return { ...app, tenant: tenant.id, exchanges: () => exchanges(tenant.id) }
    },
  }

  async function createTenant(spec: TenantSpec): Promise<TenantView> {
    const { status, body } = await call('POST', '/tenants', spec)
    if (status !== 201) throw new Error(`no tenant was made: ${JSON.stringify(body)}`)
    return body as TenantView
  }

  async function call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${idp.url}/control/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${idp.controlToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
}

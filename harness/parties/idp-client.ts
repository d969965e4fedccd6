import type { TenantSpec as ConfiguredSpec } from '../../idp/index.ts'
import { wordsOf } from '../errors.ts'
import type { AttributeOrigin, ExpectedOfResponse } from '../results.ts'

type Value = string | string[] | null

export interface TenantSpec {
  id: string
  profile: string
  /** What the tenant does wrong on purpose. */
  faults?: string[]
  people: IdpPerson[]
  groups?: { name: string }[]
  apps: IdpApp[]
}

export interface IdpPerson {
  id: string
  userName: string
  email: string
  firstName: string
  lastName: string
  displayName: string
  password: string
  verified: boolean
  title?: string
  department?: string
  locale?: string
  timeZone?: string
  groups?: string[]
  attributes?: Record<string, Value>
}

export interface IdpApp {
  id: string
  name: string
  acsUrl: string
  /** OneLogin's "ACS (Consumer) URL Validator". */
  acsValidator?: string
  audience: string
  nameId?: { format?: string; source?: string }
  /** The name of the statement that is the group claim. */
  groupClaim?: string
  /** Where the SP tells what it made of a Response. */
  answers?: { url: string; token: string }
  signs?: ('assertion' | 'response')[]
  statements: { name: string; expression: string }[]
  attributes?: { variable: string; title: string; members: { title: string; value: string }[] }[]
  /** The groups that it is assigned to. */
  access?: { groups: string[] }
  assignments: { person: string; values?: Record<string, Value> }[]
}

export interface TenantView {
  id: string
  profile: string
  url: string
  /** The page of a person's apps. */
  portalUrl: string
  apps: {
    id: string
    name: string
    entityId: string
    ssoUrl: string
    metadataUrl: string
    initiateUrl: string
    certificate: string
    problems: {
      kind: 'not-sent' | 'warning'
      field: 'statement' | 'attribute'
      statement: string
      expression: string
      message: string
    }[]
  }[]
}

/** A signing certificate of a tenant. */
export interface IdpCertificate {
  id: string
  /** One of them signs. */
  status: 'active' | 'inactive'
  /** PEM. */
  certificate: string
}

export interface IdpExchange {
  id: string
  at: string
  app: string
  person: string | null
  flow: 'sp-initiated' | 'idp-initiated'
  authnRequest: { raw: string; xml: string; id: string; issuer: string; acsUrl: string | null } | null
  relayState: string | null
  response: { id: string; xml: string; base64: string; mutation: string | null; canary?: string; clearXml?: string } | null
  refusal: { code: string; text: string } | null
  /** What the SP has to hold the Response against, and where its attributes come from. */
  expected?: ExpectedOfResponse
  origins?: AttributeOrigin[]
}

/** The IdP's control API, as documented with it. Every method throws an Error in one line that names what was asked. */
export function createIdpClient(url: string, token: string) {
  async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const init: RequestInit = {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(10_000),
    }
    if (body !== undefined) init.body = JSON.stringify(body)
    let answer: Response
    let text: string
    try {
      answer = await fetch(`${url}/control/v1${path}`, init)
      text = await answer.text()
    } catch (error) {
      throw new Error(`the IdP at ${url} gave no answer to ${method} ${path}: ${wordsOf(error)}`)
    }
    if (answer.status >= 400) throw new Error(`the IdP refused ${method} ${path} with ${answer.status}: ${text.slice(0, 300)}`)
    return (text ? JSON.parse(text) : null) as Answer
  }
  const at = (tenant: string, ...parts: string[]) => `/tenants/${[tenant, ...parts].map(encodeURIComponent).join('/')}`
  return {
    createTenant: (spec: TenantSpec | ConfiguredSpec) => ask<TenantView>('POST', '/tenants', spec),
    /** People, groups, apps and settings anew; keys and addresses stay. */
    replaceTenant: (spec: ConfiguredSpec & { id: string }) => ask<TenantView>('PUT', `${at(spec.id)}/spec`, spec),
    removeTenant: (tenant: string) => ask<unknown>('DELETE', at(tenant)),
    tenantIds: async () => (await ask<{ tenants: TenantView[] }>('GET', '/tenants')).tenants.map(({ id }) => id),
    findTenant: async (tenant: string): Promise<TenantView | null> => {
      const { tenants } = await ask<{ tenants: TenantView[] }>('GET', '/tenants')
      return tenants.find((each) => each.id === tenant) ?? null
    },
    getTenant: (tenant: string) => ask<TenantView>('GET', at(tenant)),
    getApp: (tenant: string, app: string) => ask<IdpApp>('GET', at(tenant, 'apps', app)),
    putApp: (tenant: string, app: IdpApp) => ask<unknown>('PUT', at(tenant, 'apps', app.id), app),
    removePerson: (tenant: string, person: string) => ask<unknown>('DELETE', at(tenant, 'people', person)),
    changeApp: (tenant: string, app: string, change: Partial<Omit<IdpApp, 'id'>>) =>
      ask<unknown>('PATCH', at(tenant, 'apps', app), change),
    setClock: (tenant: string, clockOffsetSeconds: number) => ask<unknown>('PATCH', at(tenant), { clockOffsetSeconds }),
    putPerson: (tenant: string, person: IdpPerson) => ask<unknown>('PUT', at(tenant, 'people', person.id), person),
    changePerson: (tenant: string, person: string, change: Partial<IdpPerson>) =>
      ask<unknown>('PATCH', at(tenant, 'people', person), change),
    assign: (tenant: string, app: string, person: string, values: Record<string, Value>) =>
      ask<unknown>('PUT', at(tenant, 'apps', app, 'assignments', person), { values }),
    unassign: (tenant: string, app: string, person: string) =>
      ask<unknown>('DELETE', at(tenant, 'apps', app, 'assignments', person)),
    /** Oldest first. */
    certificates: async (tenant: string) =>
      (await ask<{ certificates: IdpCertificate[] }>('GET', at(tenant, 'certificates'))).certificates,
    addCertificate: (tenant: string) => ask<IdpCertificate>('POST', at(tenant, 'certificates')),
    activateCertificate: (tenant: string, id: string) =>
      ask<IdpCertificate>('PATCH', at(tenant, 'certificates', id), { status: 'active' }),
    removeCertificate: (tenant: string, id: string) => ask<unknown>('DELETE', at(tenant, 'certificates', id)),
    arm: (tenant: string, armed: { app: string; person: string; mutation?: string; encryption?: { certificate: string } }) =>
      ask<unknown>('POST', at(tenant, 'arm'), armed),
    exchanges: async (tenant: string): Promise<IdpExchange[]> => {
      const answer = await ask<IdpExchange[] | { exchanges: IdpExchange[] }>('GET', at(tenant, 'exchanges'))
      return Array.isArray(answer) ? answer : answer.exchanges
    },
  }
}

export type IdpClient = ReturnType<typeof createIdpClient>

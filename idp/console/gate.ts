import type { Request, RequestHandler, Response } from 'express'
import { definePage, sendMessage } from '../server/pages.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { type ConsoleAccess, isOwnForm } from './access.ts'

const gatePage = definePage<Record<string, unknown>>(new URL('./templates/gate.hbs', import.meta.url))

interface Asked {
  /** 401 where something was refused; default 200. */
  status?: 401
  error?: string
  /** The page below the tenant that was asked for. */
  to?: string
}

/** Asks for the control token before anything is shown. @param tenant null: of the IdP as a whole */
export function showGate(response: Response, tenant: Tenant | null, { status, error, to = '' }: Asked = {}): void {
  gatePage(response, status ?? 200, {
    title: tenant ? 'Tenant console' : 'Mock IdP by firstlogin',
    vendor: tenant?.profile ?? null,
    action: `${tenant ? `${tenant.url}/console` : ''}/enter`,
    error,
    to,
  })
}

/** Takes the token that was typed, and leads to what it opens. */
export function enter(access: ConsoleAccess, request: Request, response: Response, tenant: Tenant | null): void {
  const to = tenant ? pageBehind(request.body?.to) : ''
  if (access.enter(request.body?.token, response)) response.redirect(303, `${tenant?.url ?? ''}/${to}`)
  else showGate(response, tenant, { status: 401, error: 'This is not the control token of the running IdP.', to })
}

/** Lets nobody through who has not shown the token, and no form of another page. It stands before whatever reads a body. */
export const guarded =
  (access: ConsoleAccess, tenantOf: (response: Response) => Tenant | null): RequestHandler =>
  (request, response, next) => {
    const isPost = request.method === 'POST'
    if (!access.allows(request))
      showGate(response, tenantOf(response), isPost ? { status: 401 } : { to: pageBehind(belowTenant(request)) })
    else if (isPost && !isOwnForm(request)) refuseForeignForm(response)
    else next()
  }

/** `/t/acme/inspector/x1/` → `inspector/x1` */
const belowTenant = ({ baseUrl, path }: Request): string => `${baseUrl}${path}`.replace(/^\/t\/[^/]+\//, '').replace(/\/$/, '')

function refuseForeignForm(response: Response): void {
  const text = 'Edits are taken from the pages of this console only.'
  sendMessage(response, 403, {
    title: 'Refused',
    heading: 'This form came from another page',
    text,
    vendor: null,
    code: 'foreign-form',
  })
}

/** The page that the gate was in front of, below the tenant; '' for anything that is none of the inspector's. */
const pageBehind = (to: unknown): string => (typeof to === 'string' && /^inspector(?:\/x\d{1,9})?$/.test(to) ? to : '')

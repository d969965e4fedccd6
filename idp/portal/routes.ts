import { readFileSync } from 'node:fs'
import { type Request, type Response, Router } from 'express'
import type { Person } from '../directory/schema.ts'
import { definePage } from '../server/pages.ts'
import { beginAtPortal, signedIn } from '../signin/begin.ts'
import { outBy, refuseAtPortal } from '../signin/finish.ts'
import { endSession, showSignedOut } from '../signin/sign-out.ts'
import { portalUrl } from '../signin/way-on.ts'
import { endpoints, type Tenant } from '../tenants/tenant.ts'
import { appsOf, initialsOf, isFound } from './apps.ts'

const style = readFileSync(new URL('./portal.css', import.meta.url), 'utf8')
const portalPage = definePage<Record<string, unknown>>(new URL('./templates/portal.hbs', import.meta.url), { style })

/** Longer ones find nothing anyway. */
const LONGEST_SEARCH = 200

/** The page of a person's apps, the sign-in page that leads there, and the way out, at the addresses that the vendor has for them. */
export function portalRoutes(tenantOf: (response: Response) => Tenant): Router {
  const router = Router()
  router.use((request, response, next) => {
    if (request.method !== 'GET') return next()
    const tenant = tenantOf(response)
    const { portal, signIn, signOut } = tenant.profile.portal.addresses(tenant)
    const path = request.path.replace(/(?<=.)\/$/, '')
    if (path === portal) return openPortal(tenant, request, response)
    if (signIn.includes(path)) return response.redirect(303, portalUrl(tenant))
    if (path !== signOut) return next()
    endSession(tenant, request, response)
    showSignedOut(tenant, request, response)
  })
  return router
}

function openPortal(tenant: Tenant, request: Request, response: Response): void {
  const known = signedIn(tenant, request)
  const out = known && outBy(tenant, known.person)
  const { q } = request.query
  if (!known) beginAtPortal(tenant, request, response)
  else if (out) refuseAtPortal(tenant, known.person, out, response)
  else showPortal(tenant, known.person, typeof q === 'string' ? q.trim().slice(0, LONGEST_SEARCH) : '', response)
}

function showPortal(tenant: Tenant, person: Person, search: string, response: Response): void {
  const { profile, url } = tenant
  const { portal } = profile
  const apps = appsOf(tenant, person.id)
  portalPage(response, 200, {
    ...portal,
    title: portal.title(tenant),
    vendor: profile,
    product: portal.product(tenant),
    home: portalUrl(tenant),
    signOutUrl: url + portal.addresses(tenant).signOut,
    person: {
      name: person.displayName || person.userName,
      userName: person.userName,
      initials: initialsOf(person.displayName || person.userName),
    },
    search: { label: portal.search, text: search },
    hasApps: apps.length > 0,
    apps: apps
      .filter((app) => isFound(app, search))
      .map((app) => ({
        name: app.name,
        description: app.description,
        initials: initialsOf(app.name),
        href: url + endpoints(tenant, app).initiate,
      })),
  })
}

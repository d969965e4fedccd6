import express, { type Request, type Response, Router } from 'express'
import { DirectoryRefusal } from '../../directory/limits.ts'
import type { App, Person } from '../../directory/schema.ts'
import { wholeForm } from '../../server/whole-form.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { ConsoleAccess } from '../access.ts'
import { guarded } from '../gate.ts'
import { type Posted, readPosted } from './fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Download } from './page.ts'
import { type ConsoleFrame, nothingHere, notTaken, showPage } from './show.ts'

/** One vendor's admin console: its frame, where it begins, and its pages. */
export interface VendorConsole {
  /** Id of the vendor's profile. */
  profile: string
  frame: ConsoleFrame
  /** The page that its address leads to. */
  home: string
  /** Addresses below the console's that are the vendor's for everybody, such as that of its metadata. */
  leaves?: readonly string[]
  /** Adds the pages. */
  pages(route: Routes): void
}

/** Who asks for what, and what they typed. */
export interface Visit {
  tenant: Tenant
  /** What is asked for, below the console's address. */
  path: string
  params: Readonly<Record<string, string>>
  query: Posted
  posted: Posted
}

/** Paths are below the console's address; null is a page that says that there is nothing. */
export interface Routes {
  get(path: string, page: (at: Visit) => ConsolePage | null): void
  post(path: string, act: (at: Visit) => Answer | Promise<Answer>): void
  download(path: string, file: (at: Visit) => Download | null): void
}

/** The consoles under one path of a tenant, each for the tenants of its vendor alone. Behind the control token, since they edit. */
export function serveConsoles(
  consoles: readonly VendorConsole[],
  access: ConsoleAccess,
  tenantOf: (response: Response) => Tenant,
): Router {
  const router = Router()
  for (const each of consoles) router.use(serveConsole(each, access, tenantOf))
  return router
}

function serveConsole(console: VendorConsole, access: ConsoleAccess, tenantOf: (response: Response) => Tenant): Router {
  const router = Router()
  // Another vendor's tenant has pages of its own below this path.
  router.use((request, response, next) => {
    const isOurs = tenantOf(response).profile.id === console.profile && !console.leaves?.includes(request.path)
    next(isOurs ? undefined : 'router')
  })
  router.use(guarded(access, tenantOf))
  router.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 500 }), wholeForm)
  const visit = (request: Request, response: Response): Visit => ({
    tenant: tenantOf(response),
    path: request.path.slice(1),
    params: Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)])),
    query: readPosted(request.query),
    posted: readPosted(request.body),
  })
  router.get('/', (_request, response) => response.redirect(303, adminUrl(tenantOf(response), console.home)))
  console.pages({
    get: (path, page) =>
      router.get(path, (request, response) => {
        const at = visit(request, response)
        const shown = page(at)
        if (shown) showPage(response, at.tenant, console.frame, shown, { said: at.query.notice })
        else nothingHere(response, at.tenant)
      }),
    post: (path, act) =>
      router.post(path, async (request, response) => {
        const at = visit(request, response)
        const result = await unlessRefused(() => act(at))
        if (result instanceof DirectoryRefusal) notTaken(response, at.tenant, result)
        else if (result === null) nothingHere(response, at.tenant)
        else if (typeof result === 'string') response.redirect(303, adminUrl(at.tenant, result))
        else showPage(response, at.tenant, console.frame, result.page, { status: result.status })
      }),
    download: (path, file) =>
      router.get(path, (request, response) => {
        const at = visit(request, response)
        const found = file(at)
        if (found) response.attachment(found.fileName).type(found.type).send(found.content)
        else nothingHere(response, at.tenant)
      }),
  })
  return router
}

async function unlessRefused(act: () => Answer | Promise<Answer>): Promise<Answer | DirectoryRefusal> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof DirectoryRefusal) return error
    throw error
  }
}

/** With the app that the path names, or null. */
export function withApp<T>({ tenant, params }: Visit, act: (app: App) => T): T | null {
  const app = tenant.directory.apps.get(params.app ?? '')
  return app ? act(app) : null
}

/** With the person that the path names, or null. */
export function withPerson<T>({ tenant, params }: Visit, act: (person: Person) => T): T | null {
  const person = tenant.directory.people.get(params.person ?? '')
  return person ? act(person) : null
}

export const withBoth = <T>(at: Visit, act: (app: App, person: Person) => T): T | null =>
  withApp(at, (app) => withPerson(at, (person) => act(app, person)))

import { Router } from 'express'
import { placeId } from '../../organisations/place.ts'
import type { SpContext } from '../../server/context.ts'
import { organisationOf } from '../../server/scope.ts'
import { administeredWorkspaces, administrator, adminPath, sendAdminPage } from './access.ts'
import { onOff } from './changes.ts'

/** The first page of the administration, and the pages where a place is chosen. With one place there is nothing to choose. */
export function overviewRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/', (request, response) => {
    const organisation = organisationOf(request)
    const providerAt = (kind: 'end-user' | 'workspace', name: string) =>
      organisation.providers.get(placeId({ kind, name }))?.name ?? null
    const own = administeredWorkspaces(organisation, administrator(request))
    sendAdminPage(
      context,
      request,
      response,
      'admin-overview',
      { title: 'Workspace admin', section: 'overview' },
      {
        environments: organisation.environments.map((each) => ({
          name: each.name,
          href: adminPath(organisation, { kind: 'end-user', name: each.name }),
          method: each.authMethod === 'saml' ? 'Single sign-on' : 'Password',
          off: each.authMethod === 'saml' && !each.samlEnabled,
          provider: providerAt('end-user', each.name),
          jit: onOff(each.jit),
          sync: onOff(each.groupSync),
        })),
        workspaces: organisation.workspaces
          .filter(({ name }) => own.includes(name))
          .map(({ name, jit }) => ({
            name,
            href: adminPath(organisation, { kind: 'workspace', name }),
            provider: providerAt('workspace', name),
            jit: onOff(jit),
          })),
      },
    )
  })

  router.get('/environments', (request, response) => {
    const organisation = organisationOf(request)
    const links = organisation.environments.map(({ name }) => ({
      name,
      href: adminPath(organisation, { kind: 'end-user', name }),
    }))
    const [only] = links
    if (only && links.length === 1) return response.redirect(302, only.href)
    sendAdminPage(
      context,
      request,
      response,
      'admin-choose',
      { title: 'Authentication & Groups', section: 'authentication' },
      { lead: 'Each environment has its own groups and its own way to sign in.', links, what: 'environment' },
    )
  })

  router.get('/settings', (request, response) => {
    const organisation = organisationOf(request)
    const links = administeredWorkspaces(organisation, administrator(request)).map((name) => ({
      name,
      href: adminPath(organisation, { kind: 'workspace', name }),
    }))
    const [only] = links
    if (only && links.length === 1) return response.redirect(302, only.href)
    sendAdminPage(
      context,
      request,
      response,
      'admin-choose',
      { title: 'Authentication & provisioning', section: 'settings' },
      { lead: 'Each workspace has its own identity provider for the people who build there.', links, what: 'workspace' },
    )
  })

  return router
}

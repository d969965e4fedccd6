import { Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { rolesInWords } from '../../jit/role.ts'
import type { Account } from '../../jit/types.ts'
import type { SpContext } from '../../server/context.ts'
import { requireSession, sendPage } from '../../server/html.ts'
import { organisationOf } from '../../server/scope.ts'
import { administers, visible } from './sight.ts'
import { when } from './when.ts'

const methods = { saml: 'Single sign-on', password: 'Password' }

const shown = (account: Account) => ({
  name: account.displayName,
  email: account.email,
  status: account.status === 'active' ? 'Active' : 'Deactivated',
  active: account.status === 'active',
  method: methods[account.authMethod],
  sso: account.authMethod === 'saml',
  created: when(account.createdAt),
  updated: when(account.updatedAt),
  lastSignIn: account.lastSignInAt ? when(account.lastSignInAt) : null,
  emergency: account.emergency ?? false,
  identities: account.identities,
  environments: account.environments.map(({ name, permissions, groups }) => ({
    name,
    permissions,
    groups: groups.map((group) => group.name),
  })),
  workspaces: account.workspaces.map(({ name, roles }) => ({ name, roles: rolesInWords(roles) })),
})

/** Pages about people: the own profile, and the members for those who administer. */
export function peoplePages(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/profile', async (request, response) => {
    const session = await requireSession(context, request)
    const account = session.account && shown(session.account)
    sendPage(
      context,
      response,
      organisationOf(request),
      'profile',
      { title: 'Your profile', current: 'profile', session },
      { account, email: session.email },
    )
  })

  router.get('/members', async (request, response) => {
    const session = await requireSession(context, request)
    const organisation = organisationOf(request)
    const members = visible(session, await listAccounts(context.db, organisation.slug)).map(shown)
    sendPage(
      context,
      response,
      organisation,
      'members',
      { title: 'Members', current: 'members', session },
      { members, all: administers(session) },
    )
  })

  return router
}

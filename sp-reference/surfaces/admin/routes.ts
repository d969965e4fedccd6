import { Router } from 'express'
import type { SpContext } from '../../server/context.ts'
import { withPlace } from '../../server/scope.ts'
import { administratorsOnly, ownerOnly, ownWorkspaceOnly } from './access.ts'
import { authenticationRoutes } from './authentication.ts'
import { defaultPermissionRoutes } from './default-permissions.ts'
import { groupRoleRoutes } from './group-roles.ts'
import { groupRoutes } from './groups.ts'
import { limitRoutes } from './limits.ts'
import { memberRoleRoutes } from './member-role.ts'
import { overviewRoutes } from './overview.ts'
import { peopleRoutes } from './people.ts'
import { personPermissionRoutes } from './person-permissions.ts'
import { providerRoutes } from './providers.ts'
import { removedPeopleRoutes } from './removed-people.ts'
import { roleRoutes } from './roles.ts'
import { adminSignIn } from './sign-in.ts'
import { wizardRoutes } from './wizard.ts'

/** Workspace admin: where administrators set up groups, single sign-on and provisioning. */
export function adminRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })
  router.use(adminSignIn(context))
  router.use(administratorsOnly(context))
  router.use(overviewRoutes(context))
  router.use('/people', peopleRoutes(context), removedPeopleRoutes(context))
  router.use('/people/:account/permissions/:place', withPlace('end-user'), personPermissionRoutes(context))
  router.use('/limits', ownerOnly, limitRoutes(context))

  const place = Router({ mergeParams: true })
  place.use(authenticationRoutes(context))
  place.use('/providers', wizardRoutes(context), providerRoutes(context))

  router.use('/end-user/:place', withPlace('end-user'), groupRoutes(context), defaultPermissionRoutes(context), place)
  const roles = [roleRoutes(context), groupRoleRoutes(context), memberRoleRoutes(context)]
  router.use('/workspace/:place', withPlace('workspace'), ownWorkspaceOnly, roles, place)
  return router
}

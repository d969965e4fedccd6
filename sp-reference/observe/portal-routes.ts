import { type Request, Router } from 'express'
import { z } from 'zod'
import type { Db } from '../db/open.ts'
import type { Account } from '../jit/types.ts'
import type { Organisation } from '../organisations/store.ts'
import { listRequests } from '../portal/access.ts'
import { decideAccess, editClient, saveJitUserSettings } from '../portal/administer.ts'
import { clientOf } from '../portal/clients.ts'
import { clientMethods, jitUserSettingsSchema } from '../portal/settings.ts'
import { loadPortal, type Portal } from '../portal/store.ts'
import { ApiError, parseBody } from './json.ts'

const decision = z.strictObject({ email: z.string(), collection: z.string(), decision: z.enum(['approve', 'reject']) })
const clientPatch = z.strictObject({ method: z.enum(clientMethods).optional(), policy: z.string().min(1).nullable().optional() })

interface Lookups {
  organisationOf(request: Request<{ o: string }>): Promise<Organisation>
  accountOf(organisation: Organisation, email: string): Promise<Account>
}

/** What administrators of the developer portal do, for programs: the same decisions as on their pages. */
export function portalApi(db: Db, { organisationOf, accountOf }: Lookups): Router {
  const router = Router({ mergeParams: true })
  const portalOf = async (organisation: Organisation): Promise<Portal> => {
    const portal = await loadPortal(db, organisation.slug)
    if (!portal) throw new ApiError(404, 'not-found', `'${organisation.slug}' has no developer portal`)
    return portal
  }

  router.put('/organisations/:o/portal/settings', async (request, response) => {
    const organisation = await organisationOf(request)
    const settings = parseBody(jitUserSettingsSchema, request.body)
    const [problem] = await saveJitUserSettings(db, organisation, await portalOf(organisation), settings, 'administrator')
    if (problem) throw new ApiError(422, 'invalid', `${problem.field}: ${problem.words}`, problem.field)
    response.json(settings)
  })

  router.post('/organisations/:o/portal/decisions', async (request, response) => {
    const organisation = await organisationOf(request)
    const { email, collection, decision: wanted } = parseBody(decision, request.body)
    const account = await accountOf(organisation, email)
    const open = (await listRequests(db, organisation.slug)).find(
      (each) => each.accountId === account.id && each.collection === collection && each.status === 'pending',
    )
    const decided = open && (await decideAccess(db, organisation, { id: open.id, email }, wanted, 'administrator'))
    if (!decided) throw new ApiError(404, 'not-found', `${email} has no open request for '${collection}'`)
    response.json(decided)
  })

  router.patch('/organisations/:o/clients/:email', async (request, response) => {
    const organisation = await organisationOf(request)
    const change = parseBody(clientPatch, request.body)
    const account = await accountOf(organisation, request.params.email)
    const client = await clientOf(db, organisation, account.id)
    if (!client) throw new ApiError(404, 'not-found', `${account.email} has no API client`)
    const problem = await editClient(db, organisation, { client, email: account.email }, change, 'administrator')
    if (problem) throw new ApiError(409, 'refused', problem.words, problem.field)
    response.json(await clientOf(db, organisation, account.id))
  })

  return router
}

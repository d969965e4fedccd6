import express, { type Request, Router } from 'express'
import { findByKey, listAccounts } from '../accounts/read.ts'
import { patchAccount, seedAccount } from '../accounts/write.ts'
import { readNewestAudit, writeAudit } from '../audit/audit.ts'
import { parseFilter } from '../audit/filter.ts'
import { isUniqueViolation } from '../db/dialect.ts'
import type { Db } from '../db/open.ts'
import { findDefects } from '../defects/index.ts'
import { bitesAt, WATCH } from '../defects/watch.ts'
import { emailKey } from '../jit/email.ts'
import type { Account } from '../jit/types.ts'
import { saveOwner } from '../organisations/owner.ts'
import { type Place, placeAddresses, placeId } from '../organisations/place.ts'
import { setProvider } from '../organisations/providers.ts'
import { type OrganisationSettings, organisationSpec } from '../organisations/settings.ts'
import { createOrganisation, loadOrganisation, type Organisation, saveOrganisation } from '../organisations/store.ts'
import { hashPassword } from '../passwords/hash.ts'
import { createPortal, loadPortal } from '../portal/store.ts'
import type { SpContext } from '../server/context.ts'
import { viewAccounts } from './account-view.ts'
import { answersAbout } from './answers.ts'
import { ApiError, bearer, jsonErrors, jsonOnly, parseBody } from './json.ts'
import { refuseUnknownNames } from './known-names.ts'
import { lifecycleApi } from './lifecycle-routes.ts'
import { patchSettings } from './patch.ts'
import { portalApi } from './portal-routes.ts'
import { providerFrom } from './provider.ts'
import { accountPatch, accountSeed, organisationPatch, providerSpec } from './schemas.ts'

/** Every place of an organisation with its addresses; a chat platform and the developer portal stand for their environments. */
async function addresses(context: SpContext, settings: OrganisationSettings) {
  const base = context.base()
  const entry = (place: Place) => [placeId(place), placeAddresses(base, settings.slug, place)] as const
  const places = [
    ...settings.environments.map(({ name }) => entry({ kind: 'end-user', name })),
    ...settings.workspaces.map(({ name }) => entry({ kind: 'workspace', name })),
  ]
  if (settings.chat) {
    const { platform, environment } = settings.chat
    const shared = placeAddresses(base, settings.slug, { kind: 'end-user', name: environment })
    places.push([`chat/${platform}`, { ...shared, loginUrl: `${base}/o/${settings.slug}/chat/${platform}/launch` }])
  }
  const portal = await loadPortal(context.db, settings.slug)
  if (portal) {
    const shared = placeAddresses(base, settings.slug, { kind: 'end-user', name: portal.environment })
    const home = `${base}/o/${settings.slug}/portal`
    const own = { loginUrl: `${home}/login`, signInUrl: `${home}/sign-in`, homeUrl: `${home}/discover` }
    places.push([`portal/${portal.environment}`, { ...shared, ...own }])
  }
  return {
    slug: settings.slug,
    places: Object.fromEntries(places),
    sessionUrl: `${base}/o/${settings.slug}/session`,
    answersUrl: `${base}/test/v1/organisations/${settings.slug}/answers/{id}`,
  }
}

function refuseUnknownDefects(ids: string[]): void {
  const unknown = ids.findIndex((id) => id !== WATCH && findDefects([id]).length === 0)
  if (unknown >= 0)
    throw new ApiError(400, 'invalid', `defects[${unknown}]: there is no defect called '${ids[unknown]}'`, `defects[${unknown}]`)
}

/** The set-up and observation API, under a token. It stands for what administrators and databases of a real product do and show. */
export function observationRoutes(context: SpContext, token: string): Router {
  const { db } = context
  const router = Router()
  const organisationOf = async (request: Request<{ o: string }>): Promise<Organisation> => {
    const organisation = await loadOrganisation(db, request.params.o, context.clock)
    if (!organisation) throw new ApiError(404, 'not-found', `there is no organisation '${request.params.o}'`)
    return organisation
  }
  const accountOf = async (organisation: Organisation, email: string): Promise<Account> => {
    const account = await findByKey(db, organisation.slug, 'emailKey', emailKey(email, organisation.policy.endUser))
    if (!account) throw new ApiError(404, 'not-found', `there is no account '${email}'`)
    return account
  }
  const byHand = (organisation: Organisation, event: string, email: string | null, details: object, trx: Db = db) =>
    writeAudit(trx, organisation, organisation.now().toISOString(), {
      actor: 'administrator',
      place: null,
      event,
      decision: null,
      code: null,
      email,
      nameId: null,
      reasons: ['by hand'],
      details: { ...details },
    })
  router.use(bearer(token), jsonOnly, express.json({ limit: '2mb' }))

  router.post('/organisations', async (request, response) => {
    const { owner, portal, ...settings } = parseBody(organisationSpec, request.body)
    refuseUnknownDefects(settings.defects)
    const passwordHash = owner && (await hashPassword(owner.password))
    try {
      await db.transaction().execute(async (trx) => {
        await createOrganisation(trx, settings)
        if (owner && passwordHash) await saveOwner(trx, settings.slug, { email: owner.email, passwordHash })
        if (portal) await createPortal(trx, settings.slug, portal)
      })
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      throw new ApiError(409, 'exists', `there is an organisation '${settings.slug}' already`, 'slug')
    }
    response.status(201).json(await addresses(context, settings))
  })

  router.patch('/organisations/:o', async (request, response) => {
    const organisation = await organisationOf(request)
    const patch = parseBody(organisationPatch, request.body)
    refuseUnknownDefects(patch.defects ?? [])
    // Read once more inside the transaction, so that of two changes at once none undoes the other.
    const settings = await db.transaction().execute(async (trx) => {
      const now = (await loadOrganisation(trx, organisation.slug, context.clock)) ?? organisation
      const patched = patchSettings(now, patch)
      await saveOrganisation(trx, patched)
      const { environments, workspaces } = patch
      if (environments ?? workspaces) await byHand(organisation, 'settings-changed', null, { environments, workspaces }, trx)
      return patched
    })
    response.json(await addresses(context, settings))
  })

  router.put('/organisations/:o/providers/:kind/:name', async (request, response) => {
    const organisation = await organisationOf(request)
    const place = `${request.params.kind}/${request.params.name}`
    const known = (await addresses(context, organisation)).places
    if (request.params.kind === 'chat' || request.params.kind === 'portal')
      throw new ApiError(400, 'invalid', `${place} uses the provider of its environment; set that one`)
    if (!(place in known)) throw new ApiError(404, 'not-found', `there is no place '${place}' in '${organisation.slug}'`)
    const provider = await providerFrom(parseBody(providerSpec, request.body), {
      allowInternal: context.allowInternalMetadata,
      now: organisation.now(),
    })
    try {
      await setProvider(db, organisation, place, provider)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      throw new ApiError(409, 'exists', `${place} has another provider with this name or issuer already`)
    }
    response.json({ place, ...provider })
  })

  router.post('/organisations/:o/accounts', async (request, response) => {
    const organisation = await organisationOf(request)
    const seed = parseBody(accountSeed, request.body)
    refuseUnknownNames(organisation, seed)
    try {
      await seedAccount(db, organisation, seed)
    } catch (error) {
      if (isUniqueViolation(error))
        throw new ApiError(
          409,
          'exists',
          `there is an account '${seed.email}' already, or one of its identities is taken`,
          'email',
        )
      throw error
    }
    await byHand(organisation, 'account-made', seed.email, {})
    const [view] = await viewAccounts(db, organisation, [await accountOf(organisation, seed.email)])
    response.status(201).json(view)
  })

  router.patch('/organisations/:o/accounts/:email', async (request, response) => {
    const organisation = await organisationOf(request)
    const patch = parseBody(accountPatch, request.body)
    refuseUnknownNames(organisation, patch)
    const account = await accountOf(organisation, request.params.email)
    const { password: _, ...shown } = patch
    try {
      await patchAccount(db, organisation, account.id, patch, (trx) =>
        byHand(organisation, 'account-changed', account.email, shown, trx),
      )
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      throw new ApiError(409, 'exists', `there is an account '${patch.email}' already`, 'email')
    }
    const [view] = await viewAccounts(db, organisation, [await accountOf(organisation, patch.email ?? account.email)])
    response.json(view)
  })

  router.get('/organisations/:o/accounts', async (request, response) => {
    const organisation = await organisationOf(request)
    response.json({ accounts: await viewAccounts(db, organisation, await listAccounts(db, organisation.slug)) })
  })

  router.get('/organisations/:o/audit', async (request, response) => {
    const organisation = await organisationOf(request)
    const { filter, problems } = parseFilter(request.query)
    const [wrong] = Object.entries(problems)
    if (wrong) throw new ApiError(400, 'invalid', `${wrong[0]}: ${wrong[1]}`, wrong[0])
    const newestFirst = await readNewestAudit(db, organisation.slug, null, filter)
    response.json({ entries: newestFirst.reverse() })
  })

  router.get('/organisations/:o/answers/:response', async (request, response) => {
    const { slug } = await organisationOf(request)
    response.json(await answersAbout(db, { slug, base: context.base() }, request.params.response))
  })

  router.get('/organisations/:o/bites', async (request, response) => {
    const { slug } = await organisationOf(request)
    response.json({ defects: [...bitesAt(db, slug)].sort() })
  })

  router.use(portalApi(db, { organisationOf, accountOf }), lifecycleApi(context, { organisationOf, accountOf }))
  router.use((request) => {
    throw new ApiError(404, 'not-found', `there is no ${request.method} ${request.path} in this API`)
  })
  router.use(jsonErrors(context))
  return router
}

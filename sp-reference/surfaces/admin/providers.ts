import { type Request, type Response, Router } from 'express'
import { isUniqueViolation } from '../../db/dialect.ts'
import { placeAddresses, placeId } from '../../organisations/place.ts'
import {
  changeProvider,
  deleteProvider,
  listProviders,
  type Provider,
  type ProviderData,
  renewed,
} from '../../organisations/providers.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { adminPath, sendAdminPage } from './access.ts'
import { changesBetween } from './changes.ts'
import { adminForm, fieldsOf } from './form.ts'
import { placeFrame } from './place-frame.ts'
import type { Problems } from './place-settings.ts'
import { type Answers, nameProblems, providerInWords, providerOf, readConnection } from './provider-form.ts'
import { answersOf, fingerprintOf, viewProvider } from './provider-view.ts'
import { recordWork } from './record.ts'

/** The page of one provider entry: what is known of it, changing it, deleting it. */
export function providerRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  async function scopeOf(request: Request) {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const home = adminPath(organisation, place)
    const entries = await listProviders(db, organisation.slug, placeId(place))
    const provider = entries.find(({ id }) => id === request.params.provider)
    if (!provider) throw new PageRefusal('not-found', { status: 404, retry: `${home}/authentication` })
    const others = entries.filter((entry) => entry !== provider)
    const chosen = organisation.providers.get(placeId(place))?.id === provider.id
    return { organisation, place, home, provider, others, chosen, path: `${home}/providers/${provider.id}` }
  }

  async function show(
    request: Request,
    response: Response,
    template: 'admin-provider' | 'admin-provider-delete',
    typed?: { answers: Answers; problems: Problems },
  ): Promise<void> {
    const { organisation, place, provider, chosen, path } = await scopeOf(request)
    const section = place.kind === 'end-user' ? 'authentication' : 'settings'
    const page = { title: `${place.name}: ${provider.name}`, section, ...(typed ? { status: 422 } : {}) } as const
    sendAdminPage(context, request, response, template, page, {
      ...placeFrame(organisation, place, 'authentication'),
      here: path,
      chosen,
      provider: viewProvider(provider, organisation.now()),
      copied: placeAddresses(context.base(), organisation.slug, place),
      answers: typed?.answers ?? answersOf(provider),
      problems: typed?.problems ?? {},
    })
  }

  router.get('/:provider', (request, response) => show(request, response, 'admin-provider'))
  router.get('/:provider/delete', (request, response) => show(request, response, 'admin-provider-delete'))

  router.post('/:provider', adminForm, async (request, response) => {
    const { provider, others, home } = await scopeOf(request)
    const answers = fieldsOf(request)
    const name = (answers.name ?? '').trim()
    const read = readConnection(answers)
    const problems = {
      ...nameProblems(
        name,
        others.map((other) => other.name),
      ),
      ...('problems' in read ? read.problems : {}),
    }
    const again = (found: Problems) => show(request, response, 'admin-provider', { answers, problems: found })
    if (!('connection' in read) || Object.keys(problems).length > 0) return again(problems)
    const found = await providerOf(name, read.connection, others, {
      allowInternal: context.allowInternalMetadata,
      now: organisationOf(request).now(),
    })
    if ('problems' in found) return again(found.problems)
    try {
      await save(request, provider, renewed(provider, found.data, organisationOf(request).activeDefects))
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      return again({ name: 'Another provider has just taken this name or issuer here. Look at the list first.' })
    }
    response.redirect(303, `${home}/authentication?notice=changed`)
  })

  function save(request: Request, provider: Provider, data: ProviderData): Promise<void> {
    return db.transaction().execute(async (trx) => {
      await changeProvider(trx, provider.id, data)
      const words = (each: ProviderData) => providerInWords(each, fingerprintOf)
      await recordWork(trx, request, placeOf(request), 'provider-changed', changesBetween(words(provider), words(data)))
    })
  }

  router.post('/:provider/delete', async (request, response) => {
    const { place, provider, chosen, home } = await scopeOf(request)
    await db.transaction().execute(async (trx) => {
      await deleteProvider(trx, provider.id)
      await recordWork(trx, request, place, 'provider-deleted', [
        ...changesBetween(providerInWords(provider, fingerprintOf), {}),
        ...(chosen ? [{ what: 'Identity provider', from: provider.name, to: 'none' }] : []),
      ])
    })
    response.redirect(303, `${home}/authentication?notice=deleted`)
  })

  return router
}

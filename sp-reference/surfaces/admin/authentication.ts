import { type Request, type Response, Router } from 'express'
import { bend } from '../../defects/defect.ts'
import { placeId } from '../../organisations/place.ts'
import { chooseProvider, chosenProviders, listProviders, type Provider } from '../../organisations/providers.ts'
import { changeSettings } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { adminPath, sendAdminPage } from './access.ts'
import { changesBetween, type Facts } from './changes.ts'
import { adminForm, fieldsOf } from './form.ts'
import { noticeOf } from './notices.ts'
import { placeFrame } from './place-frame.ts'
import {
  type PlaceSettings,
  type Problems,
  readPlaceSettings,
  settingsAt,
  settingsInWords,
  withSettingsAt,
} from './place-settings.ts'
import { viewProvider } from './provider-view.ts'
import { recordWork } from './record.ts'

/** The values of the form's fields for these settings. */
function answersFor({ jit, environment }: PlaceSettings, provider: string) {
  const { enforceFor = 'all', authMethod = 'saml', samlEnabled = true, groupSync = false } = environment ?? {}
  return {
    method: authMethod,
    saml: samlEnabled ? 'on' : '',
    enforce: enforceFor === 'all' ? 'all' : 'domains',
    domains: enforceFor === 'all' ? '' : enforceFor.domains.join(', '),
    jit: jit ? 'on' : '',
    sync: groupSync ? 'on' : '',
    provider,
  }
}

const nameIn = (entries: readonly Provider[], id: string): string => entries.find((each) => each.id === id)?.name ?? 'none'

/** How people sign in at a place: method, switches, and which provider entry counts. */
export function authenticationRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  async function show(request: Request, response: Response, typed?: { answers: Record<string, string>; problems: Problems }) {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const entries = await listProviders(db, organisation.slug, placeId(place))
    const chosen = organisation.providers.get(placeId(place))?.id ?? ''
    const settings = settingsAt(organisation, place)
    const listed = entries.map((entry) => ({
      ...viewProvider(entry, organisation.now()),
      label: bend(organisation.activeDefects, 'listedProviderName', entry.name, { provider: entry }),
      href: `${adminPath(organisation, place)}/providers/${entry.id}`,
      selected: entry.id === chosen,
    }))
    const needsProvider = settings.environment?.authMethod !== 'password' && settings.environment?.samlEnabled !== false
    const title = place.kind === 'end-user' ? `${place.name}: authentication` : `${place.name}: authentication & provisioning`
    sendAdminPage(
      context,
      request,
      response,
      'admin-authentication',
      { title, section: place.kind === 'end-user' ? 'authentication' : 'settings', ...(typed ? { status: 422 } : {}) },
      {
        ...placeFrame(organisation, place, 'authentication'),
        answers: typed?.answers ?? answersFor(settings, chosen),
        problems: typed?.problems ?? {},
        providers: listed,
        setUp: `${adminPath(organisation, place)}/providers`,
        nobodyIn: needsProvider && chosen === '',
        notice: noticeOf(request.query.notice),
      },
    )
  }

  router.get('/', (request, response) =>
    response.redirect(302, `${adminPath(organisationOf(request), placeOf(request))}/authentication`),
  )
  router.get('/authentication', (request, response) => show(request, response))

  router.post('/authentication', adminForm, async (request, response) => {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const answers = fieldsOf(request)
    const { settings, problems } = readPlaceSettings(answers, place)
    const entries = await listProviders(db, organisation.slug, placeId(place))
    const wanted = answers.provider ?? ''
    const unknown = wanted !== '' && !entries.some(({ id }) => id === wanted)
    const all = unknown ? { ...problems, provider: 'Choose one of the identity providers in the list.' } : problems
    if (Object.keys(all).length > 0) return show(request, response, { answers, problems: all })
    const after = { ...settingsInWords(settings), 'Identity provider': nameIn(entries, wanted) }
    await db.transaction().execute(async (trx) => {
      const chosen = (await chosenProviders(trx, organisation.slug)).get(placeId(place))?.name ?? 'none'
      let before: Facts = {}
      await changeSettings(trx, organisation.slug, (known) => {
        before = { ...settingsInWords(settingsAt(known, place)), 'Identity provider': chosen }
        return withSettingsAt(known, place, settings)
      })
      await chooseProvider(trx, organisation.slug, placeId(place), wanted === '' ? null : wanted)
      await recordWork(trx, request, place, 'authentication-changed', changesBetween(before, after))
    })
    const { authentication } = placeFrame(organisation, place, 'authentication')
    response.redirect(303, `${authentication}?notice=saved`)
  })

  return router
}

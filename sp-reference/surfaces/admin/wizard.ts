import { type Request, type Response, Router } from 'express'
import { isUniqueViolation } from '../../db/dialect.ts'
import { bend } from '../../defects/defect.ts'
import { placeAddresses, placeId } from '../../organisations/place.ts'
import { addProvider, chooseProvider, listProviders, type ProviderData } from '../../organisations/providers.ts'
import { changeSettings } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { organisationOf, placeOf } from '../../server/scope.ts'
import { administrator, adminPath, sendAdminPage } from './access.ts'
import { type Change, changesBetween } from './changes.ts'
import { beginDraft, endDraft, keepAnswers, readDraft } from './drafts.ts'
import { adminForm, fieldsOf } from './form.ts'
import { placeFrame } from './place-frame.ts'
import { type Problems, readPopulation, settingsAt, settingsInWords, switchesTyped, withSettingsAt } from './place-settings.ts'
import { type Answers, nameProblems, providerInWords, providerOf, readConnection } from './provider-form.ts'
import { fingerprintOf } from './provider-view.ts'
import { recordWork } from './record.ts'

type Step = 1 | 2 | 3

/** Which fields each step has; a box that is not ticked is not sent, so each step says for itself what it left empty. */
const fieldsOfStep: Record<Step, readonly string[]> = {
  1: ['name', 'enforce', 'domains', 'jit', 'sync'],
  2: [],
  3: ['hasUrl', 'metadataUrl', 'ssoUrl', 'issuer', 'certificates'],
}

const nothingTyped: Answers = { enforce: 'all', domains: '', jit: '', sync: '', hasUrl: '' }

/** Steps 1 to 3 of "Set up new provider". Nothing but the draft is written before the last button. */
export function wizardRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  function scopeOf(request: Request) {
    const organisation = organisationOf(request)
    const place = placeOf(request)
    const home = adminPath(organisation, place)
    const id = String(request.params.draft ?? '')
    return {
      organisation,
      place,
      id,
      home,
      path: `${home}/providers/new/${id}`,
      owner: { organisation: organisation.slug, place: placeId(place), author: administrator(request).email },
    }
  }

  async function problemsOf(request: Request, answers: Answers, step: Step): Promise<Problems> {
    const { organisation, place } = scopeOf(request)
    if (step === 2) return {}
    if (step === 3) {
      const read = readConnection(answers)
      return 'problems' in read ? read.problems : {}
    }
    const taken = (await listProviders(db, organisation.slug, placeId(place))).map(({ name }) => name)
    return {
      ...nameProblems((answers.name ?? '').trim(), taken),
      ...(place.kind === 'end-user' ? readPopulation(answers).problems : {}),
    }
  }

  function show(request: Request, response: Response, step: Step, answers: Answers, problems: Problems = {}): void {
    const { organisation, place, path } = scopeOf(request)
    const addresses = placeAddresses(context.base(), organisation.slug, place)
    const first = organisation.environments[0]
    const copied = bend(organisation.activeDefects, 'copiedAddresses', addresses, {
      first: placeAddresses(context.base(), organisation.slug, { kind: 'end-user', name: first?.name ?? place.name }),
    })
    sendAdminPage(
      context,
      request,
      response,
      `admin-wizard-${step}`,
      {
        title: `Set up new provider, step ${step} of 3`,
        section: place.kind === 'end-user' ? 'authentication' : 'settings',
        ...(Object.keys(problems).length > 0 ? { status: 422 } : {}),
      },
      { ...placeFrame(organisation, place, 'authentication'), choices: [], step, here: path, answers, problems, copied },
    )
  }

  router.post('/new', adminForm, async (request, response) => {
    const { organisation, place, owner, home } = scopeOf(request)
    // A second provider is set up for what holds here already.
    const isFirst = !organisation.providers.has(placeId(place))
    const begin = isFirst ? nothingTyped : { ...nothingTyped, ...switchesTyped(settingsAt(organisation, place)) }
    const id = await beginDraft(db, owner, begin, organisation.now())
    response.redirect(303, `${home}/providers/new/${id}/1`)
  })

  router.get('/new/:draft/:step', async (request, response) => {
    const { owner, id, home, path } = scopeOf(request)
    const step = stepIn(request)
    const answers = await readDraft(db, id, owner)
    if (!answers || step === null) return response.redirect(302, `${home}/authentication?notice=draft-gone`)
    if (step > 1 && Object.keys(await problemsOf(request, answers, 1)).length > 0) return response.redirect(302, `${path}/1`)
    show(request, response, step, answers)
  })

  router.post('/new/:draft/:step', adminForm, async (request, response) => {
    const { owner, id, home, path } = scopeOf(request)
    const step = stepIn(request)
    const known = await readDraft(db, id, owner)
    if (!known || step === null) return response.redirect(303, `${home}/authentication?notice=draft-gone`)
    const { go, ...typed } = fieldsOf(request)
    const answers = { ...known, ...Object.fromEntries(fieldsOfStep[step].map((name) => [name, typed[name] ?? ''])) }
    await keepAnswers(db, id, answers)
    if (go === 'cancel') {
      await endDraft(db, id)
      return response.redirect(303, `${home}/authentication`)
    }
    if (go === 'back') return response.redirect(303, step === 1 ? `${home}/authentication` : `${path}/${step - 1}`)
    const problems = await problemsOf(request, answers, step)
    if (Object.keys(problems).length > 0) return show(request, response, step, answers, problems)
    if (step < 3) return response.redirect(303, `${path}/${step + 1}`)
    await finish(request, response, answers)
  })

  async function finish(request: Request, response: Response, answers: Answers): Promise<void> {
    const { organisation, place, home, path } = scopeOf(request)
    if (Object.keys(await problemsOf(request, answers, 1)).length > 0) return response.redirect(303, `${path}/1`)
    const read = readConnection(answers)
    if ('problems' in read) return show(request, response, 3, answers, read.problems)
    const taken = await listProviders(db, organisation.slug, placeId(place))
    const found = await providerOf((answers.name ?? '').trim(), read.connection, taken, {
      allowInternal: context.allowInternalMetadata,
      now: organisation.now(),
    })
    if ('problems' in found) return show(request, response, 3, answers, found.problems)
    const data = bend(organisation.activeDefects, 'providerData', found.data, null)
    try {
      const isNew = await save(request, answers, data)
      response.redirect(303, `${home}/authentication?notice=${isNew ? 'set-up' : 'draft-gone'}`)
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
      const problem = 'Somebody has just set up a provider with this name or issuer here. Look at the list first.'
      show(request, response, 3, answers, { hasUrl: problem })
    }
  }

  /** Everything that the wizard decides, at once. */
  function save(request: Request, answers: Answers, data: ProviderData): Promise<boolean> {
    const { organisation, place, id } = scopeOf(request)
    const before = settingsAt(organisation, place)
    const asked = { jit: answers.jit === 'on', groupSync: answers.sync === 'on', ...readPopulation(answers) }
    const { jit, groupSync, enforceFor } = bend(organisation.activeDefects, 'wizardSwitches', asked, {
      before: { jit: before.jit, groupSync: false, enforceFor: 'all', ...before.environment },
    })
    return db.transaction().execute(async (trx) => {
      if (!(await endDraft(trx, id))) return false
      await chooseProvider(
        trx,
        organisation.slug,
        placeId(place),
        await addProvider(trx, organisation.slug, placeId(place), data),
      )
      // What the wizard does not ask for stays as it is now: others may have changed it while metadata was loaded.
      let changes: Change[] = []
      await changeSettings(trx, organisation.slug, (settings) => {
        const now = settingsAt(settings, place)
        const environment = now.environment && { ...now.environment, groupSync, enforceFor }
        changes = changesBetween(settingsInWords(now), settingsInWords({ jit, environment }))
        return withSettingsAt(settings, place, { jit, environment })
      })
      const chosenBefore = organisation.providers.get(placeId(place))?.name ?? 'none'
      await recordWork(trx, request, place, 'provider-set-up', [
        ...changesBetween({}, providerInWords(data, fingerprintOf)),
        ...changes,
        { what: 'Identity provider', from: chosenBefore, to: data.name },
      ])
      return true
    })
  }

  return router
}

function stepIn(request: Request): Step | null {
  const step = Number(request.params.step)
  return step === 1 || step === 2 || step === 3 ? step : null
}

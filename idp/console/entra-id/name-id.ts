import { type App, appSchema } from '../../directory/schema.ts'
import { resolveNameId } from '../../profiles/name-id.ts'
import { knownNames } from '../../signin/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, shown, wrong } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { appPage } from './apps.ts'
import { sourceFields } from './claim-page.ts'
import { nameIdChoices, nameIdWords } from './claims.ts'
import { nameIdProblem, nameIdSources, nameIdTransformations, nameIdWarnings, verifiedDomains } from './name-id-offer.ts'
import { saying } from './notices.ts'
import { chosenSource, postedSource, sourceErrors } from './source.ts'
import { continueTransformation, isTransforming, transformationPage } from './transformation-page.ts'

/** Manage claim of the Unique User Identifier: the NameID. */

type NameId = NonNullable<App['nameId']>

/** What the portal calls an opaque identifier that differs for each application; it is kept as no source at all. */
const pairwise = 'user.pairwiseid'

const postedFrom = (app: App): Posted => ({
  format: app.nameId?.format ?? 'emailAddress',
  ...postedSource(nameIdWords(app)),
})

export function nameIdPage(tenant: Tenant, app: App, posted: Posted = postedFrom(app), errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const form: Form = {
    action: adminUrl(tenant, `apps/${app.id}/name-id`),
    hidden: [],
    groups: [
      {
        fields: [field.select('format', 'Choose name identifier format', nameIdChoices(app.nameId?.format ?? 'emailAddress'))],
      },
      {
        legend: 'Source',
        hint: `${pairwise} is an opaque value that stays.`,
        fields: sourceFields(field, {
          suggestions: [...nameIdSources(tenant), pairwise],
          hint: 'user.<attribute>',
          warnings: keptWarnings(tenant, app, posted),
        }),
      },
      previewGroup(tenant, app, [], posted, { nameId: typedNameId(posted) }),
    ],
    buttons: [
      { label: 'Save', go: 'save' },
      { label: 'Manage transformation', go: 'transform', quiet: true },
      { label: 'Preview', go: 'preview', quiet: true },
    ],
    cancel: adminUrl(tenant, `apps/${app.id}/claims`),
  }
  return appPage(tenant, app, 'sso', [{ form }], 'Unique User Identifier (Name ID)')
}

/** A tenant's file may have what could not be chosen here. */
function keptWarnings(tenant: Tenant, app: App, posted: Posted): Record<string, string[]> {
  const { expression, field } = chosenSource(posted)
  const warnings = expression === app.nameId?.source ? nameIdWarnings(tenant, app) : []
  return { [field]: warnings }
}

function typedNameId(posted: Posted): NameId {
  const { expression } = chosenSource(posted)
  return {
    format: (posted.format ?? 'emailAddress') as NonNullable<NameId['format']>,
    ...(expression === pairwise ? {} : { source: expression }),
  }
}

export function saveNameId(tenant: Tenant, app: App, posted: Posted): Answer {
  const page = (typed: Posted, errors?: Errors) => nameIdPage(tenant, app, typed, errors)
  const action = adminUrl(tenant, `apps/${app.id}/name-id`)
  const offer = {
    functions: nameIdTransformations,
    problem: (expression: string) => nameIdProblem(expression, verifiedDomains(tenant)),
  }
  if (isTransforming(posted)) return continueTransformation(tenant, app, action, posted, page, offer)
  if (posted.go === 'transform') return shown(transformationPage(tenant, app, action, posted, {}, offer))
  if (posted.go === 'preview') return shown(page(posted))
  const nameId = typedNameId(posted)
  const { data, errors } = checked(appSchema.pick({ nameId: true }), { nameId })
  const bad = { ...inForm(errors ?? {}, posted), ...sourceWrong(tenant, app, nameId, posted) }
  if (!data?.nameId || Object.keys(bad).length > 0) return wrong(page(posted, bad))
  tenant.directory.apps.set(app.id, { ...app, nameId: data.nameId })
  return saying(`apps/${app.id}/claims`, 'claim-saved')
}

const inForm = (errors: Errors, posted: Posted): Errors =>
  Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [path === 'nameId.format' ? 'format' : chosenSource(posted).field, message]),
  )

function sourceWrong(tenant: Tenant, app: App, { format, source }: NameId, posted: Posted): Errors {
  const { field } = chosenSource(posted)
  if (source === undefined)
    return format === 'persistent' || format === 'transient' ? {} : { [field]: 'is opaque: choose the format Persistent for it' }
  const known = knownNames(tenant, app)
  const unread = sourceErrors(field, source, (text) => resolveNameId(tenant.profile, text, known))
  if (Object.keys(unread).length > 0 || source === app.nameId?.source) return unread
  const problem = nameIdProblem(source, verifiedDomains(tenant))
  return problem === null ? {} : { [field]: problem }
}

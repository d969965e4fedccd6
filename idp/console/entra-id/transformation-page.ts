import type { App } from '../../directory/schema.ts'
import { transformations } from '../../profiles/entra-id/language/transformations.ts'
import { knownNames } from '../../signin/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, type Button, type ConsolePage, type Form, shown, wrong } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { appPage } from './apps.ts'
import { sourceErrors } from './source.ts'
import { at, levelsOf, parameterLabels, postedTransformation, titleOf, transformationFrom } from './transformation.ts'

/** Manage transformation: a page within that of a claim, whose fields it carries along. */

/** What of a posted form belongs to this page alone. */
const isOwn = (name: string): boolean => name.startsWith('t[') || ['page', 'levels', 'go'].includes(name)

export const isTransforming = (posted: Posted): boolean => posted.page === 'transformation'

/** What a claim may be made of. */
interface Offer {
  functions: readonly string[]
  /** Words after the name of the field, or null. */
  problem(expression: string): string | null
}

const everything: Offer = { functions: Object.keys(transformations), problem: () => null }

/** @param action where the claim is posted to @param posted the claim as it is typed; what it has for this page is made of its source where it has nothing */
export function transformationPage(
  tenant: Tenant,
  app: App,
  action: string,
  posted: Posted,
  errors: Errors = {},
  { functions }: Offer = everything,
): ConsolePage {
  const filled = isTransforming(posted) ? posted : { ...posted, ...postedTransformation(posted.transformation ?? '') }
  const levels = levelsOf(filled)
  const carried = Object.entries(filled).filter(([name]) => !isOwn(name) && name !== 'preview')
  const { expression } = transformationFrom(filled)
  const name = filled.name?.trim() || 'NameID'
  const form: Form = {
    action,
    hidden: [
      ...carried.map(([name, value]) => ({ name, value })),
      { name: 'page', value: 'transformation' },
      { name: 'levels', value: String(levels) },
    ],
    groups: [
      levelGroup(filled, errors, 0, functions),
      ...(levels === 2 ? [levelGroup(filled, errors, 1, functions)] : []),
      previewGroup(tenant, app, expression === null ? [] : [{ name, expression }], filled, {
        empty: 'What is typed is not complete yet.',
      }),
    ],
    buttons: buttonsOf(levels),
  }
  return appPage(tenant, app, 'sso', [{ form }], 'Manage transformation')
}

const buttonsOf = (levels: 1 | 2): Button[] => [
  { label: 'Add', go: 'use' },
  { label: 'Show parameters', go: 'show', quiet: true },
  levels === 1
    ? { label: 'Add transformation', go: 'more', quiet: true }
    : { label: 'Remove second transformation', go: 'less', quiet: true },
  { label: 'Preview', go: 'preview', quiet: true },
  { label: 'Cancel', go: 'leave', quiet: true },
]

function levelGroup(posted: Posted, errors: Errors, level: 0 | 1, offered: readonly string[]): Form['groups'][number] {
  const field = fieldsOf(posted, errors)
  const nth = (label: string) => (level === 0 ? label : `${label} of the second`)
  const name = posted[at(level, 'name')] ?? ''
  const labels = parameterLabels(name)
  const parameters = labels.flatMap((label, index) =>
    index === 0 && level === 1
      ? []
      : [
          field.text(at(level, `p[${index}]`), nth(label), {
            ...(index === 0 ? { hint: 'user.<attribute>, or a constant without quotes.' } : {}),
          }),
        ],
  )
  const named = transformations[name]?.hasNamed
    ? [
        field.text(at(level, 'otherwise'), nth('Output if no match')),
        field.textarea(at(level, 'named'), nth('Additional parameters'), {
          hint: 'One a line: name = user.<attribute>. The replacement writes it as {name}.',
        }),
      ]
    : []
  // One that is kept and not offered stays to be seen.
  const functions = Object.keys(transformations).filter((each) => offered.includes(each) || each === name)
  return {
    legend: level === 0 ? 'Transformation' : 'Second transformation',
    hint:
      level === 0
        ? 'After a function is chosen, Show parameters brings its fields.'
        : 'Its first parameter is what the first transformation gives.',
    fields: [
      field.select(at(level, 'name'), nth('Transformation'), [
        ['', 'Select a transformation'],
        ...functions.map((each) => [each, titleOf(each)] as const),
      ]),
      ...parameters,
      ...(level === 0 && labels.length > 0 ? [field.checkbox(at(level, 'each'), 'Treat source as multivalued')] : []),
      ...named,
    ],
  }
}

/** One posted form of this page. @param back the page of the claim, which it leads back to with the source filled in; nothing is saved here */
export function continueTransformation(
  tenant: Tenant,
  app: App,
  action: string,
  posted: Posted,
  back: (posted: Posted) => ConsolePage,
  offer: Offer = everything,
): Answer {
  const page = (typed: Posted, errors?: Errors) => transformationPage(tenant, app, action, typed, errors, offer)
  const claim = Object.fromEntries(Object.entries(posted).filter(([name]) => !isOwn(name)))
  if (posted.go === 'leave') return shown(back(claim))
  if (posted.go === 'more') return shown(page({ ...posted, levels: '2' }))
  if (posted.go === 'less') return shown(page({ ...posted, levels: '1' }))
  if (posted.go === 'show') return shown(page(posted))
  const { expression, errors } = transformationFrom(posted)
  if (posted.go === 'preview' && expression !== null) return shown(page(posted))
  if (expression === null) return wrong(page(posted, errors))
  const known = knownNames(tenant, app)
  const problem = offer.problem(expression)
  const bad = {
    ...sourceErrors(at(0, 'name'), expression, (text) => tenant.profile.resolve(text, known)),
    ...(problem === null ? {} : { [at(0, 'name')]: problem }),
  }
  if (Object.keys(bad).length > 0) return wrong(page(posted, bad))
  return shown(back({ ...claim, source: 'transformation', transformation: expression }))
}

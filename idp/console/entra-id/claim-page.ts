import { own } from '../../directory/own.ts'
import type { App } from '../../directory/schema.ts'
import { standardFields } from '../../profiles/entra-id/language/compile.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Errors, type Field, fieldsOf, type Posted } from '../kit/fields.ts'
import { groupNames } from '../kit/groups.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, shown, wrong } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { appPage } from './apps.ts'
import { claimFrom, groupField, rowsOf, tickedGroups, typedClaim, withRow } from './claim.ts'
import { type Claim, claimsOf, withClaim } from './claims.ts'
import { saying } from './notices.ts'
import { continueTransformation, isTransforming, transformationPage } from './transformation-page.ts'

/** Manage claim. */

type Fields = ReturnType<typeof fieldsOf>

/** The two ways to a value, as both kinds of claims have them. @param warnings what is doubtful about what is typed */
export function sourceFields(
  field: Fields,
  { suggestions, hint, warnings = {} }: { suggestions: string[]; hint: string; warnings?: Record<string, string[]> },
): Field[] {
  return [
    field.radio('source', 'attribute', 'Attribute'),
    field.radio('source', 'transformation', 'Transformation'),
    field.text('attribute', 'Source attribute', {
      suggestions,
      hint,
      warnings: warnings.attribute ?? [],
    }),
    field.text('transformation', 'Transformation', {
      hint: 'Manage transformation fills it in.',
      warnings: warnings.transformation ?? [],
    }),
  ]
}

const sources = ({ directory }: Tenant) => ({
  suggestions: [...new Set([...standardFields, ...directory.customAttributeNames()])].map((name) => `user.${name}`),
  hint: 'user.<attribute>, or a constant without quotes.',
})

/** That there is a choice is known; what there is to choose is what SAML has (inferred). */
const nameFormats = [
  ['', 'Omitted'],
  ['unspecified', 'Unspecified'],
  ['uri', 'URI'],
  ['basic', 'Basic'],
] as const

/** @param claim null for a new one */
export function claimPage(tenant: Tenant, app: App, claim: Claim | null, posted: Posted, errors: Errors = {}): ConsolePage {
  const field = fieldsOf(posted, errors)
  const key = claim?.key ?? 'new'
  const shownRows = { rows: String(rowsOf(posted)) }
  const form: Form = {
    action: adminUrl(tenant, `apps/${app.id}/claims/${key}`),
    hidden: Object.entries(shownRows).map(([name, value]) => ({ name, value })),
    groups: [
      {
        grid: true,
        fields: [
          field.text('name', 'Name', { required: true }),
          field.text('namespace', 'Namespace'),
          field.select('nameFormat', 'Choose name format', nameFormats),
        ],
      },
      { legend: 'Source', fields: sourceFields(field, sources(tenant)) },
      ...Array.from({ length: rowsOf(posted) }, (_, index) => conditionGroups(tenant, posted, errors, index)).flat(),
      previewGroup(tenant, app, [typedClaim(posted, claim?.statement)], posted),
    ],
    buttons: [
      { label: 'Save', go: 'save' },
      { label: 'Manage transformation', go: 'transform', quiet: true },
      { label: 'Add claim condition', go: 'row', quiet: true },
      { label: 'Preview', go: 'preview', quiet: true },
    ],
    cancel: adminUrl(tenant, `apps/${app.id}/claims`),
  }
  return appPage(tenant, app, 'sso', [{ form }], 'Manage claim')
}

const userTypes = [
  ['any', 'Any'],
  ['members', 'Members'],
  ['guests', 'All guests'],
  ['entra-guests', 'Microsoft Entra guests'],
  ['external-guests', 'External guests'],
] as const

/** A condition, and below it the groups of the directory to choose from, with those that a tenant's file has beside them. */
function conditionGroups(tenant: Tenant, posted: Posted, errors: Errors, index: number): Form['groups'] {
  const field = fieldsOf(posted, errors)
  const groups = [...new Set([...groupNames(tenant), ...tickedGroups(posted, index)])]
  return [
    {
      legend: `Claim condition ${index + 1}`,
      ...(index === 0
        ? {
            hint: 'The last one that applies is sent, those with an attribute before those with a transformation. An empty one is left out.',
          }
        : {}),
      fields: [
        field.select(`conditions[${index}].users`, `User type ${index + 1}`, userTypes),
        field.text(`conditions[${index}].source`, `Value ${index + 1}`, {
          hint: 'user.<attribute>, a constant without quotes, or a transformation as Manage transformation writes it.',
        }),
      ],
    },
    {
      legend: `Scoped Groups ${index + 1}`,
      hint: 'Being in one of them is enough. None: whatever groups somebody is in.',
      error: own(errors, `conditions[${index}].groups`),
      grid: true,
      fields: groups.map((name) => field.checkbox(groupField(index, name), name)),
    },
  ]
}

/** Saves, or shows the form with what its buttons do to it, of which nothing is saved. @param claim null for a new one */
export function saveClaim(tenant: Tenant, app: App, claim: Claim | null, posted: Posted): Answer {
  const page = (typed: Posted) => claimPage(tenant, app, claim, typed)
  const key = claim?.key ?? 'new'
  const action = adminUrl(tenant, `apps/${app.id}/claims/${key}`)
  if (isTransforming(posted)) return continueTransformation(tenant, app, action, posted, page)
  if (posted.go === 'transform') return shown(transformationPage(tenant, app, action, posted))
  if (posted.go === 'row') return shown(page(withRow(posted)))
  if (posted.go === 'preview') return shown(page(posted))
  const { data, errors } = claimFrom(tenant, app, key, posted)
  if (!data) return wrong(claimPage(tenant, app, claim, posted, errors))
  tenant.directory.apps.set(app.id, withClaim(app, key, data))
  return saying(`apps/${app.id}/claims`, 'claim-saved')
}

/** The claim that an address names; undefined where there is none. */
export const claimAt = (app: App, key: string | undefined): Claim | undefined => claimsOf(app).find((each) => each.key === key)

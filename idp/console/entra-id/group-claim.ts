import { type App, appSchema, type GroupStatement } from '../../directory/schema.ts'
import { groupProblem } from '../../profiles/group-statement.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import { type Answer, adminUrl, type ConsolePage, type Form, shown, wrong } from '../kit/page.ts'
import { previewGroup } from '../kit/preview.ts'
import { appPage } from './apps.ts'
import { claimsOf, joinName, splitName } from './claims.ts'
import { saying } from './notices.ts'

/** Group Claims: which groups of a person are sent, and as what. */

const claims = 'http://schemas.microsoft.com/ws/2008/06/identity/claims'
const usualName = `${claims}/groups`
const roleName = `${claims}/role`

const blank: Posted = { which: 'all', as: 'id', 'filter.type': 'starts-with' }

function postedFrom({ name, assigned, security, as = 'id', filter, replace }: GroupStatement): Posted {
  const isCustom = name !== usualName && name !== roleName
  return {
    ...blank,
    which: assigned ? 'assigned' : security ? 'security' : 'all',
    as,
    ...(filter ? { filtered: '1', 'filter.type': filter.type, 'filter.value': filter.value } : {}),
    ...(replace ? { replaced: '1', 'replace.pattern': replace.pattern, 'replace.by': replace.by } : {}),
    ...(isCustom ? { custom: '1', ...splitName(name) } : {}),
    ...(name === roleName ? { roles: '1' } : {}),
  }
}

/** The claim as it is typed. @param before what the form does not show is kept of it */
function typedClaim(posted: Posted, before: GroupStatement | undefined): GroupStatement {
  const { filter: _f, assigned: _o, security: _s, as: _a, replace: _r, ...kept } = before ?? { name: '' }
  const name =
    posted.roles === '1'
      ? roleName
      : posted.custom === '1'
        ? joinName((posted.namespace ?? '').trim(), (posted.name ?? '').trim())
        : usualName
  const type = (posted['filter.type'] ?? '') as NonNullable<GroupStatement['filter']>['type']
  return {
    ...kept,
    name,
    ...(posted.filtered === '1' ? { filter: { type, value: posted['filter.value'] ?? '' } } : {}),
    ...(posted.replaced === '1' ? { replace: { pattern: posted['replace.pattern'] ?? '', by: posted['replace.by'] ?? '' } } : {}),
    ...(posted.which === 'assigned' ? { assigned: true } : posted.which === 'security' ? { security: true } : {}),
    ...(posted.as === 'name' ? { as: 'name' } : before?.as === 'id' ? { as: 'id' } : {}),
  }
}

/** @param place among the app's group claims; null for a new one */
export function groupClaimPage(tenant: Tenant, app: App, place: number | null, typed?: Posted, errors: Errors = {}): ConsolePage {
  const before = place === null ? undefined : app.groupStatements?.[place]
  const posted = typed ?? (before ? postedFrom(before) : blank)
  const field = fieldsOf(posted, errors)
  const form: Form = {
    action: adminUrl(tenant, `apps/${app.id}/group-claims/${place ?? 'new'}`),
    hidden: [],
    groups: [
      {
        legend: 'Which groups associated with the user should be returned in the claim?',
        hint: 'Every group here is a security group. Directory roles are not part of this mock.',
        fields: [
          field.radio('which', 'all', 'All groups'),
          field.radio('which', 'security', 'Security groups'),
          field.radio('which', 'assigned', 'Groups assigned to the application'),
        ],
      },
      {
        fields: [
          field.select('as', 'Source attribute', [
            ['id', 'Group ID'],
            ['name', 'Cloud-only group display names'],
          ]),
        ],
      },
      {
        legend: 'Advanced options: filter',
        fields: [
          field.checkbox('filtered', 'Filter groups'),
          field.select('filter.type', 'Match with', [
            ['starts-with', 'Prefix'],
            ['ends-with', 'Suffix'],
            ['contains', 'Contains'],
          ]),
          field.text('filter.value', 'String', { hint: 'Compared with the display name. Letter case counts.' }),
        ],
      },
      {
        legend: 'Advanced options: name',
        fields: [
          field.checkbox('custom', 'Customize the name of the group claim'),
          field.text('name', 'Name'),
          field.text('namespace', 'Namespace (optional)'),
          field.checkbox('roles', 'Emit groups as role claims'),
        ],
      },
      {
        legend: 'Advanced options: content',
        fields: [
          field.checkbox('replaced', 'Apply regex replace to groups claim content'),
          field.text('replace.pattern', 'Regex pattern', {
            hint: "Groups are named: (?'name'…). What does not match is sent as it is.",
          }),
          field.text('replace.by', 'Regex replacement pattern', { hint: '{name} stands for a group of the pattern.' }),
        ],
      },
      previewGroup(tenant, app, [], posted, { groupStatements: [typedClaim(posted, before)] }),
    ],
    buttons: [
      { label: 'Save', go: 'save' },
      { label: 'Preview', go: 'preview', quiet: true },
    ],
    cancel: adminUrl(tenant, `apps/${app.id}/claims`),
  }
  return appPage(tenant, app, 'sso', [{ form }], 'Group Claims')
}

export function saveGroupClaim(tenant: Tenant, app: App, place: number | null, posted: Posted): Answer {
  if (posted.go === 'preview') return shown(groupClaimPage(tenant, app, place, posted))
  const all = app.groupStatements ?? []
  const before = place === null ? undefined : all[place]
  const typed = typedClaim(posted, before)
  const { data, errors } = checked(appSchema.pick({ groupStatements: true }), { groupStatements: [typed] })
  const others = [...claimsOf(app).map(({ statement }) => statement), ...all.filter((each) => each !== before)]
  const taken = others.some(({ name }) => name === typed.name)
  const bad: Errors = {
    ...Object.fromEntries(
      Object.entries(errors ?? {}).map(([path, message]) => [path.replace(/^groupStatements\[0\]\./, ''), message]),
    ),
    ...unasked(posted, typed),
    ...replaceWrong(tenant, typed),
    ...(taken ? { [posted.custom === '1' ? 'name' : 'custom']: 'is not possible: another claim has this name' } : {}),
  }
  const [claim] = data?.groupStatements ?? []
  if (!claim || Object.keys(bad).length > 0) return wrong(groupClaimPage(tenant, app, place, posted, bad))
  const groupStatements = place === null ? [...all, claim] : all.with(place, claim)
  tenant.directory.apps.set(app.id, { ...app, groupStatements })
  return saying(`apps/${app.id}/claims`, 'claim-saved')
}

/** What the portal's own checks say of a replacement. */
function replaceWrong({ profile }: Tenant, typed: GroupStatement): Errors {
  const problem = typed.replace?.pattern ? groupProblem(profile, typed) : null
  return problem === null ? {} : { 'replace.pattern': `cannot be used: ${problem}` }
}

/** What the data can do without and the portal demands. Microsoft docs, "Configure group claims for applications". */
function unasked(posted: Posted, { assigned, as }: GroupStatement): Errors {
  const isNameless = posted.custom === '1' && posted.roles !== '1' && (posted.name ?? '').trim() === ''
  return {
    ...(isNameless ? { name: 'must not be empty' } : {}),
    ...(posted.filtered === '1' && !posted['filter.value'] ? { 'filter.value': 'must not be empty' } : {}),
    ...(posted.replaced === '1' && !posted['replace.pattern'] ? { 'replace.pattern': 'must not be empty' } : {}),
    ...(as === 'name' && !assigned ? { as: 'can be display names for groups assigned to the application alone' } : {}),
  }
}

export function deleteGroupClaim(tenant: Tenant, app: App, place: number): string {
  const { groupStatements = [], ...kept } = app
  const left = groupStatements.toSpliced(place, 1)
  tenant.directory.apps.set(app.id, left.length === 0 ? kept : { ...kept, groupStatements: left })
  return saying(`apps/${app.id}/claims`, 'claim-deleted')
}

import type { Tenant } from '../../tenants/tenant.ts'
import type { Errors, Posted } from '../kit/fields.ts'
import { type Answer, type Button, type ConsolePage, shown, wrong } from '../kit/page.ts'
import { withRow } from '../kit/rows.ts'
import { searchError, withSearched } from './group-membership.ts'
import { mostRows } from './mapping.ts'

/** Buttons of the mapping that change the form and save nothing. */
export const mappingButtons: Button[] = [
  { label: 'Add mapping', go: 'row', quiet: true },
  { label: 'Add group', go: 'group', quiet: true },
  { label: 'Preview', go: 'preview', quiet: true },
]

/** The page after one of these buttons; null when it was another one. @param posted compact */
export function changedForm(tenant: Tenant, posted: Posted, page: (posted: Posted, errors?: Errors) => ConsolePage): Answer {
  if (posted.go === 'row') return shown(page(withRow(posted, mostRows)))
  if (posted.go === 'preview') return shown(page(posted))
  if (posted.go !== 'group') return null
  const message = searchError(tenant, posted)
  return message === undefined ? shown(page(withSearched(tenant, posted))) : wrong(page(posted, { 'groups.search': message }))
}

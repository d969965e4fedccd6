import { viewApp } from '../../control/views.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, shown, wrong } from '../kit/page.ts'
import { withRow } from '../kit/rows.ts'
import { withGroupRow } from './group-statements.ts'
import { saying } from './notices.ts'
import { appFrom, compact, mostRows, stepOf, steps } from './wizard.ts'
import { neighbour, wizardPage } from './wizard-page.ts'

/** One posted page of the wizard: the next page, the same with complaints, or, at the end, the app. */
export function continueWizard(tenant: Tenant, raw: Posted): Answer {
  const { directory } = tenant
  const step = steps.find((each) => each === raw.step) ?? 'method'
  const posted = compact(raw)
  const before = posted.app === undefined ? undefined : directory.apps.get(posted.app)
  // Somebody else has deleted it meanwhile: what was typed makes no new app.
  if (posted.app !== undefined && !before) return null
  const problems = before ? viewApp(tenant, before).problems : []
  if (posted.go === 'previous') return shown(wizardPage(tenant, neighbour(step, -1), posted, { problems }))
  if (posted.go === 'row') {
    return shown(wizardPage(tenant, step, withRow(posted, mostRows), { problems }))
  }
  if (posted.go === 'group-row') return shown(wizardPage(tenant, step, withGroupRow(raw, posted), { problems }))
  if (posted.go === 'show-advanced' || posted.go === 'hide-advanced') {
    const advanced = posted.go === 'show-advanced' ? '1' : ''
    return shown(wizardPage(tenant, step, { ...posted, advanced }, { problems }))
  }
  if (posted.go === 'preview') return shown(wizardPage(tenant, step, posted, { problems }))
  const { data, errors } = appFrom(posted, before, (id) => directory.apps.has(id))
  const bad = Object.keys(errors ?? {}).map(stepOf)
  // The last page makes an app of all of them, so all of them have to be right there.
  const faulty = step === 'feedback' ? steps.find((each) => bad.includes(each)) : bad.find((each) => each === step)
  if (faulty) return wrong(wizardPage(tenant, faulty, posted, { problems, errors: errors ?? {} }))
  if (step !== 'feedback' || !data) return shown(wizardPage(tenant, neighbour(step, 1), posted, { problems }))
  return saying(`apps/${keepApp(tenant, data).id}`, before ? 'app-saved' : 'app-created')
}

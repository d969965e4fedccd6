import { appSchema } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { checked, type Errors, type Posted } from '../kit/fields.ts'
import { idFor } from '../kit/ids.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type Button, type ConsolePage, type Form, shown, wrong } from '../kit/page.ts'
import { detailSections } from './identity-provider.ts'
import { compact } from './mapping.ts'
import { changedForm, mappingButtons } from './mapping-buttons.ts'
import { saying } from './notices.ts'
import { detailsFrom, mappingFrom, serviceFrom } from './settings.ts'
import { detailsGroups, mappingGroups, serviceGroups } from './settings-page.ts'

/** "Add custom SAML app": what was typed goes from step to step, and only Finish makes an app of it. */

const steps = ['details', 'google', 'service', 'mapping'] as const
type Step = (typeof steps)[number]

const headings: Record<Step, string> = {
  details: 'App details',
  google: 'Google Identity Provider details',
  service: 'Service provider details',
  mapping: 'Attribute mapping',
}

export function wizardPage(tenant: Tenant, step: Step, posted: Posted, errors: Errors = {}): ConsolePage {
  const groups = groupsOf(tenant, step, posted, errors)
  const fields = new Set(groups.flatMap((group) => group.fields.map(({ name }) => name)))
  const carried = Object.entries(posted).filter(([name]) => !fields.has(name) && name !== 'go' && name !== 'step')
  return {
    area: 'apps',
    heading: headings[step],
    text: `Add custom SAML app, step ${steps.indexOf(step) + 1} of ${steps.length}`,
    sections: [
      ...(step === 'google' ? detailSections(tenant) : []),
      {
        form: {
          action: adminUrl(tenant, 'add-app'),
          hidden: [{ name: 'step', value: step }, ...carried.map(([name, value]) => ({ name, value }))],
          groups,
          buttons: buttonsOf(step),
          cancel: adminUrl(tenant, 'apps'),
        },
      },
    ],
  }
}

function groupsOf(tenant: Tenant, step: Step, posted: Posted, errors: Errors): Form['groups'] {
  if (step === 'details') return detailsGroups(posted, errors)
  if (step === 'service') return serviceGroups(tenant, posted, errors)
  if (step !== 'mapping') return []
  const service = serviceFrom(posted, undefined).data
  const app = service && { id: 'not-made-yet', name: posted.name ?? '', statements: [], assignments: [], ...service }
  return mappingGroups(tenant, posted, errors, undefined, app)
}

/** The first button is the one that Enter presses. */
function buttonsOf(step: Step): Button[] {
  const back: Button = { label: 'Back', go: 'back', quiet: true }
  if (step === 'mapping') return [{ label: 'Finish', go: 'continue' }, ...mappingButtons, back]
  return [{ label: 'Continue', go: 'continue' }, ...(step === 'details' ? [] : [back])]
}

/** One posted step: the next one, the same with complaints, or, at the end, the app. */
export function continueWizard(tenant: Tenant, raw: Posted): Answer {
  const step = steps.find((each) => each === raw.step) ?? 'details'
  const posted = compact(raw)
  if (posted.go === 'back') return shown(wizardPage(tenant, steps[steps.indexOf(step) - 1] ?? step, posted))
  const errors = {
    details: detailsFrom(posted).errors ?? {},
    google: {} as Errors,
    service: serviceFrom(posted, undefined).errors ?? {},
    mapping: mappingFrom(tenant, posted, undefined).errors ?? {},
  }
  const changed = step === 'mapping' ? changedForm(tenant, posted, (...typed) => wizardPage(tenant, step, ...typed)) : null
  if (changed) return changed
  const faulty = (step === 'mapping' ? steps : [step]).find((each) => Object.keys(errors[each]).length > 0)
  if (faulty) return wrong(wizardPage(tenant, faulty, posted, errors[faulty]))
  const next = steps[steps.indexOf(step) + 1]
  return next ? shown(wizardPage(tenant, next, posted)) : finish(tenant, posted)
}

/** A new app is off for everybody, as at Google. */
function finish(tenant: Tenant, posted: Posted): Answer {
  const { apps } = tenant.directory
  const { data } = checked(appSchema, {
    id: idFor(posted.name ?? '', (id) => apps.has(id)),
    assignments: [],
    ...detailsFrom(posted).data,
    ...serviceFrom(posted, undefined).data,
    ...mappingFrom(tenant, posted, undefined).data,
  })
  if (!data) return null
  return saying(`apps/${keepApp(tenant, data).id}`, 'app-added')
}

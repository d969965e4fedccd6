import type { Person } from '../../directory/schema.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { type Answer, adminUrl, type Button, type Section } from '../kit/page.ts'
import { nameOf } from '../kit/values.ts'
import { saying } from './notices.ts'

/** "More Actions" of a person: what lets them in or not. */

/** Okta help, "User account statuses". */
export const statusOf = ({ verified, status = 'active' }: Person): string =>
  status === 'suspended' ? 'Suspended' : status === 'locked' ? 'Locked out' : verified ? 'Active' : 'Pending user action'

/** What may be done: each status has one way back, and whoever is active may be suspended. Okta help, "Suspend and unsuspend users". */
function actionOf({ verified, status = 'active' }: Person): { label: string; go: Status } | null {
  if (status === 'suspended') return { label: 'Unsuspend', go: 'unsuspend' }
  if (status === 'locked') return { label: 'Unlock', go: 'unlock' }
  return verified ? { label: 'Suspend', go: 'suspend' } : null
}

type Status = 'suspend' | 'unsuspend' | 'unlock'
const done = { suspend: 'suspended', unsuspend: 'unsuspended', unlock: 'unlocked' } as const

/** What stands in one person's way, and how it is taken out of it. */
export function verification(tenant: Tenant, person: Person): Section[] {
  const at = (path: string) => adminUrl(tenant, `people/${person.id}/${path}`)
  const action = actionOf(person)
  const form = (path: string, buttons: Button[]) => ({ action: at(path), hidden: [], groups: [], buttons })
  return [
    {
      heading: 'Verification',
      facts: [{ name: 'Status', value: statusOf(person) }],
      ...(person.verified
        ? {}
        : {
            text: 'This button stands for the link in the activation email.',
            form: form('verify', [{ label: 'Complete Verification' }]),
          }),
    },
    ...(action
      ? [
          {
            heading: 'More Actions',
            form: form('status', [{ ...action, name: `${action.label} ${nameOf(person)}`, quiet: true }]),
          },
        ]
      : []),
  ]
}

/** @param go what the button says; one that the page does not offer any more changes nothing */
export function changeStatus({ directory }: Tenant, person: Person, go: string | undefined): Answer {
  const wanted = actionOf(person)?.go
  if (wanted === undefined || wanted !== go) return `people/${person.id}`
  const { status: _, ...active } = person
  directory.people.set(person.id, wanted === 'suspend' ? { ...person, status: 'suspended' } : active)
  return saying(`people/${person.id}`, done[wanted])
}

import { noRole, roleNames, rolesIn } from '../../jit/role.ts'
import type { Roles } from '../../jit/types.ts'
import type { Workspace } from '../../organisations/settings.ts'
import type { Facts } from './changes.ts'
import type { Problems } from './place-settings.ts'

/** The fields of a member's roles: one, or one for each environment. */
const labels = { role: 'Role', dev: 'Role in DEV', test: 'Role in TEST', prod: 'Role in PROD' } as const
type Slot = keyof typeof labels

const isSlot = (name: string): name is Slot => Object.hasOwn(labels, name)

/** Roles field by field, with what each is called, in the form that the workspace has now. */
export const slotsOf = (
  workspace: Pick<Workspace, 'environments'>,
  roles: Roles,
): { slot: Slot; label: string; role: string }[] =>
  Object.entries(rolesIn(workspace, roles)).flatMap(([slot, role]) => (isSlot(slot) ? [{ slot, label: labels[slot], role }] : []))

/** What a role is that somebody has and nobody can be given. */
export const unknownInWords = (role: string): string =>
  role === noRole ? `${role} (opens nothing)` : `${role} (not a role of this workspace, opens nothing)`

/** What a form says of a member's roles. What somebody has already may stay, also where it is no role any more. */
export function readRoles(
  answers: Readonly<Record<string, string>>,
  workspace: Pick<Workspace, 'name' | 'environments' | 'customRoles'>,
  before: Roles,
): { roles: Roles; problems: Problems } {
  const slots = slotsOf(workspace, before)
  const wrong = slots.flatMap(({ slot, role }) => {
    const typed = answers[slot] ?? ''
    if (typed === role || roleNames(workspace).includes(typed)) return []
    return [
      [slot, typed === '' ? 'Choose a role.' : `${workspace.name} has no role "${typed.slice(0, 80)}". Choose from the list.`],
    ]
  })
  const answer = (slot: Slot): string => answers[slot] ?? ''
  return {
    roles: workspace.environments ? { dev: answer('dev'), test: answer('test'), prod: answer('prod') } : { role: answer('role') },
    problems: Object.fromEntries(wrong),
  }
}

/** A member's roles and where they are from, for the log. */
export const membershipInWords = (
  workspace: Pick<Workspace, 'environments'>,
  { roles, source }: { roles: Roles; source: 'saml' | 'manual' },
): Facts => ({
  ...Object.fromEntries(slotsOf(workspace, roles).map(({ label, role }) => [label, role])),
  'Given by': source === 'manual' ? 'hand' : 'a sign-in',
})

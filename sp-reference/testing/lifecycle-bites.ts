import type { DecisionInput, Invitation } from '../jit/types.ts'
import { certificateBites } from './certificate-bites.ts'
import { account, endUserInput, endUserPolicy, facts, standing, workspaceInput } from './inputs.ts'
import type { Bite } from './portal-bites.ts'

const invitation: Invitation = { id: 'inv_1', emailKey: 'ada@x.test', role: 'Analyst', isOpen: true }
const invited = workspaceInput({ standing: standing({ invitations: [invitation] }) })
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

/** A removed member of a workspace signs in again. */
export const comesBack: DecisionInput = workspaceInput({ standing: standing({ removed: ['acc_ada'] }) }, account())

/** Sign-ins of people who come and go that these faults decide otherwise. */
export const lifecycleDecisions: Record<string, DecisionInput> = {
  'domain-gate-always-on': endUserInput({ policy: endUserPolicy({ verifiedDomains: ['y.test'] }) }),
  'full-house-locks-everybody-out': endUserInput({ standing: standing({ seats: { limit: 1, taken: 1, holders: [] } }) }),
  'invitation-ignored': invited,
  'invitation-left-open': invited,
  'invited-role-forgotten': invited,
  'removed-member-kept-out': comesBack,
  'transient-name-id-accepted': workspaceInput({ facts: facts({ workato_email: ['ada@x.test'] }, '_t1', transient) }),
}

const asleep = account({ lastSignInAt: '2030-01-01T00:00:00.000Z' })
const awake = account({ lastSignInAt: '2030-01-01T12:00:00.000Z' })

/** What else the faults about people who come and go bend, and certificates that do. */
export const lifecycleBites: Record<string, Bite> = {
  ...certificateBites,
  'signed-in-before-the-answer': ['sessionAtStart', 'none', null, 'last-person'],
  'sleepers-deactivated': [
    'listedAccounts',
    [asleep, awake],
    { now: new Date('2030-01-01T13:00:00.000Z') },
    [{ ...asleep, status: 'deactivated' }, awake],
  ],
}

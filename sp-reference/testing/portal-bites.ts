import type { Seams } from '../defects/defect.ts'
import type { Account, DecisionInput, EndUserInput, PortalEntry } from '../jit/types.ts'
import { account, endUserInput, environment } from './inputs.ts'

/** What a fault makes of a value at the seam that it bends. */
export type Bite = {
  [S in keyof Seams]: [seam: S, honest: Seams[S]['value'], about: Seams[S]['about'], faulty: Seams[S]['value']]
}[keyof Seams]

const portalInput = (changes: Partial<EndUserInput> = {}, person?: Account) => {
  const portal: PortalEntry = {
    settings: { method: 'jwt', policy: 'gold', groups: ['Sales'] },
    clientOwners: person ? [person.id] : [],
  }
  return endUserInput({ channel: 'portal', portal, ...changes }, person)
}
const neverSaved = { portal: { settings: null, clientOwners: [] } }

const atProd = account({ environments: [{ name: 'Prod', permissions: ['raised'], groups: [{ name: 'Sales', source: 'saml' }] }] })

/** Sign-ins at the developer portal that these faults decide otherwise. */
export const portalDecisions: Record<string, DecisionInput> = {
  'client-made-first': portalInput(),
  'client-not-made': portalInput(),
  'client-method-ignored': portalInput(),
  'client-policy-forgotten': portalInput(),
  'client-groups-forgotten': portalInput(),
  'portal-open-before-saved': portalInput(neverSaved),
  'record-left-before-saved': portalInput(neverSaved),
  'portal-jit-switch-ignored': portalInput({ environment: environment({ jit: false }) }),
  'second-client-on-login': portalInput({}, atProd),
}

const held = {
  collections: ['billing', 'orders'],
  requests: [
    { collection: 'orders', status: 'pending' },
    { collection: 'billing', status: 'rejected' },
  ],
  others: ['billing'],
} as const
const ghost = [{ field: 'groups', words: 'there is no such group' }] as const

/** What else the faults of the developer portal bend. */
export const portalBites: Record<string, Bite> = {
  'approval-opens-all': ['grants', ['orders'], held, ['billing', 'orders']],
  'approval-opens-nothing': ['grants', ['orders'], held, []],
  'everything-granted': ['grants', [], held, ['billing', 'orders']],
  'grants-leak-to-others': ['grants', [], held, ['billing']],
  'pending-counts-as-granted': ['grants', [], held, ['orders']],
  'rejection-grants': ['grants', [], held, ['billing']],
  'method-editable': ['methodIsFrozen', true, null, false],
  'method-follows-settings': ['clientMethod', 'api-key', { setting: 'jwt' }, 'jwt'],
  'missing-group-accepted': ['settingsProblems', ghost, null, []],
  'only-last-collection-shown': ['offered', ['billing', 'orders'], null, ['orders']],
  'portal-lands-on-home': ['portalLanding', '/portal/discover', { home: '/home' }, '/home'],
  'request-not-kept': ['keepsRequest', true, null, false],
  'try-out-for-all': ['tryOut', [], held, ['billing', 'orders']],
}

import type { DecisionInput } from '../jit/types.ts'
import { account, endUserInput, environment, facts, workspaceInput } from './inputs.ts'
import type { Bite } from './portal-bites.ts'

const inFinance = account({ workspaces: [{ name: 'Finance', roles: { role: 'Operator' }, source: 'saml' }] })

const inSales = account({ environments: [{ name: 'Prod', permissions: [], groups: [{ name: 'Sales', source: 'saml' }] }] })

const namedById = (groupsBy: 'name' | 'id') =>
  endUserInput({
    facts: facts({ workato_end_user_groups: ['6f1a'] }),
    environment: environment({ groupsBy, groupIds: { Sales: '6f1a' } }),
  })

/** Sign-ins that the faults of identity decide otherwise. */
export const identityDecisions: Record<string, DecisionInput> = {
  'address-overwritten-on-login': workspaceInput({ facts: facts({ workato_email: ['ada.king@x.test'] }) }, inFinance),
  'domain-forms-differ': endUserInput({ facts: facts({}, 'ada@bücher.example') }),
  'group-id-always-known': namedById('name'),
  'group-id-ignored': namedById('id'),
  'groups-split-at-commas-alone': endUserInput({ facts: facts({ workato_end_user_groups: ['Sales;EMEA'] }) }),
  'joined-groups-taken-whole': endUserInput({ facts: facts({ workato_end_user_groups: ['Sales, EMEA'] }) }),
  'overage-counts-as-none': endUserInput(
    { facts: facts({ 'http://schemas.microsoft.com/claims/groups.link': ['https://graph'] }) },
    inSales,
  ),
  'emergency-account-linked': workspaceInput({}, { ...inFinance, identities: [], emergency: true }),
}

/** What else the faults of identity bend. */
export const identityBites: Record<string, Bite> = {
  'half-record-on-failure': ['writesAtOnce', true, null, false],
  'name-id-without-issuer': ['identityIssuer', 'https://idp.example', null, null],
}

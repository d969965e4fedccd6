import { expect, test } from '#unit-test'
import { decide } from '../jit/decide.ts'
import type { Account, DecisionInput } from '../jit/types.ts'
import { placeAddresses } from '../organisations/place.ts'
import { samlDefects } from '../saml/index.ts'
import { identityBites, identityDecisions } from '../testing/identity-bites.ts'
import { account, endUserInput, environment, facts, workspace, workspaceInput, workspacePolicy } from '../testing/inputs.ts'
import { lifecycleBites, lifecycleDecisions } from '../testing/lifecycle-bites.ts'
import { permissionBites } from '../testing/permission-bites.ts'
import { type Bite, portalBites, portalDecisions } from '../testing/portal-bites.ts'
import { bend } from './defect.ts'
import { defects, findDefects } from './index.ts'

/** What a sign-in comes to with these faults: the seams in the order in which a sign-in passes them. */
function outcome(ids: string[], given: DecisionInput): object {
  const faults = findDefects(ids)
  const about = { surface: given.surface }
  const policy = bend(faults, 'policy', given.policy, about)
  const heard = bend(faults, 'facts', given.facts, { ...about, policy })
  const input = bend(faults, 'input', { ...given, policy, facts: heard }, null)
  const { kind, code, changes, verification } = bend(faults, 'decision', decide(input), input)
  return { kind, code, changes, verification }
}

const renamed = facts({
  workato_end_user_name: ['Ada King'],
  workato_full_name: ['Ada King'],
  workato_email: ['ada.king@x.test'],
  workato_role: ['Admin'],
  workato_end_user_groups: ['EMEA'],
})
const role = (value: string) => facts({ workato_role: [value] })
const atProd = account({ environments: [{ name: 'Prod', permissions: ['raised'], groups: [{ name: 'Sales', source: 'saml' }] }] })
const inFinance = account({ workspaces: [{ name: 'Finance', roles: { role: 'Operator' }, source: 'saml' }] })
const inHr = account({ workspaces: [{ name: 'HR', roles: { role: 'Analyst' }, source: 'saml' }] })
const byHand = account({ identities: [] })
const synced = { environment: environment({ groupSync: true }), facts: renamed }
const offOnly = environment({ jit: false })
const withDev = {
  environment: environment(),
  environments: [environment(), environment({ name: 'Dev', jit: false }), environment({ name: 'Test' })],
}
const threeEnvironments = workspace({ environments: true })
const allRoles = facts({ workato_role: ['Analyst'], workato_role_test: ['Operator'], workato_role_prod: ['Admin'] })
const nobody = facts({}, 'id-1', null)
const inactive: Account = { ...atProd, status: 'deactivated' }

const inGroups = (...names: string[]) => facts({ workato_user_groups: names })
const mapped = workspace({
  groupRoles: [
    { group: 'Leads', role: 'Analyst' },
    { group: 'Board', role: 'Admin' },
  ],
})
const decisions: Record<string, DecisionInput> = {
  ...lifecycleDecisions,
  ...identityDecisions,
  ...portalDecisions,
  'absent-groups-cleared': endUserInput({ environment: environment({ groupSync: true }) }, atProd),
  'accept-everything': endUserInput({ environment: offOnly }),
  'account-not-active': endUserInput(),
  'all-environments-granted': endUserInput(withDev),
  'attribute-name-case-folded': workspaceInput({ facts: facts({ Workato_Role: ['Admin'] }) }),
  'attribute-names-hard-coded': workspaceInput({
    facts: facts({ mail: ['ada.l@x.test'] }),
    policy: workspacePolicy({ attributeMap: { email: 'mail' } }),
  }),
  'blank-name-erases': endUserInput({}, account()),
  'contact-email-ignored': workspaceInput({ facts: renamed }),
  'custom-role-unknown': workspaceInput({ facts: role('ops'), workspace: workspace({ customRoles: ['ops'] }) }),
  'default-role-reset-on-login': workspaceInput(
    {},
    account({ workspaces: [{ ...inFinance.workspaces[0], roles: { role: 'Admin' } }] } as Partial<Account>),
  ),
  'default-role-admin': workspaceInput(),
  'duplicate-on-email-case': endUserInput({ facts: facts({}, 'ADA@x.test') }),
  'empty-name-stored': endUserInput(),
  'end-user-joins-workspaces': endUserInput(),
  'environments-beyond-the-feature': endUserInput(),
  'extra-default-permission': endUserInput(),
  'first-group-only': endUserInput({ facts: facts({ workato_end_user_groups: ['Sales', 'EMEA'] }) }),
  'groups-ignored-at-creation': endUserInput({ facts: renamed }),
  'groups-overwritten-when-sync-off': endUserInput({ facts: renamed }, atProd),
  'group-mapping-ignored': workspaceInput({ facts: inGroups('Leads'), workspace: mapped }),
  'group-name-is-a-role': workspaceInput({ facts: inGroups('Admins') }),
  'half-record-on-refusal': endUserInput({ environment: offOnly }),
  'identity-not-linked': endUserInput(),
  'inactive-account-revived': endUserInput({}, inactive),
  'jit-switch-ignored': endUserInput({ environment: offOnly }),
  'join-without-verification': workspaceInput({}, inHr),
  'last-mapped-group-wins': workspaceInput({ facts: inGroups('Leads', 'Board'), workspace: mapped }),
  'last-role-wins': workspaceInput({ facts: facts({ workato_role: ['Operator', 'Admin'] }) }),
  'membership-attributes-dropped': workspaceInput({
    facts: facts({ department: ['Research'] }),
    policy: workspacePolicy({ attributeMap: { department: 'department' } }),
  }),
  'missing-email-placeholder': endUserInput({ facts: nobody }),
  'name-attribute-ignored': endUserInput({ facts: renamed }),
  'name-overwritten-on-login': endUserInput({ facts: renamed }, atProd),
  'no-account-created': endUserInput(),
  'not-a-member': workspaceInput(),
  'one-environment-granted': endUserInput(withDev),
  'permissions-reset-on-login': endUserInput({}, atProd),
  'recognised-by-contact-email': workspaceInput({ facts: renamed }),
  'role-attribute-ignored': workspaceInput({ facts: role('Admin') }),
  'role-case-folded': workspaceInput({ facts: role('admin') }),
  'role-inherited-across-environments': workspaceInput({ facts: role('Admin'), workspace: threeEnvironments }),
  'role-on-join-from-attribute': workspaceInput({ facts: role('Admin') }, byHand),
  'role-overwritten-on-login': workspaceInput({ facts: role('Admin') }, inFinance),
  'sync-ignored': endUserInput(synced, atProd),
  'sync-in-every-channel': endUserInput({ ...synced, channel: 'portal' }, atProd),
  'sync-only-adds': endUserInput(synced, atProd),
  'test-and-prod-roles-swapped': workspaceInput({ facts: allRoles, workspace: threeEnvironments }),
  'timestamps-touched-on-repeat': endUserInput({}, atProd),
  'unknown-groups-created': endUserInput({ facts: facts({ workato_end_user_groups: ['Ghost'] }) }),
  'unknown-role-granted': workspaceInput({ facts: role('ghost') }),
}
for (const [id, input] of Object.entries(decisions)) {
  test(`${id} changes a decision`, () => expect(outcome([id], input)).not.toEqual(outcome([], input)))
}

test('later-sign-in-needs-a-name breaks on a known person without a name, and on nobody else', () => {
  const ids = ['later-sign-in-needs-a-name']
  expect(() => outcome(ids, endUserInput({}, atProd))).toThrow('no name')
  for (const input of [endUserInput(), endUserInput({ facts: renamed }, atProd)])
    expect(outcome(ids, input)).toEqual(outcome([], input))
})

const entry = {
  actor: 'ada',
  place: null,
  event: 'sign-in',
  decision: 'created',
  code: null,
  email: null,
  nameId: null,
  reasons: ['why'],
  details: {},
} as const
const refusedEntry = { ...entry, decision: 'refused' as const, reasons: ['why'] }
const firstRequest = { id: '_1', channel: 'go', relayState: 'r' } as const
const secondRequest = { ...firstRequest, id: '_2' }
const viewer = { folders: ['Marketing'], edit: false }
const aSession = { tokenHash: 'h', email: 'ada@x.test', place: 'end-user/Prod', method: 'saml', account: null } as const
const aProvider = { id: '1', metadataUrl: null, place: 'end-user/Prod', name: 'IdP', issuer: 'i', ssoUrl: 'u', certificates: [] }
const created = decide(endUserInput())
const prodAddresses = placeAddresses('http://sp.test', 'acme', { kind: 'end-user', name: 'Prod' })
const testAddresses = placeAddresses('http://sp.test', 'acme', { kind: 'end-user', name: 'Test' })
const okta = {
  name: 'Okta',
  issuer: 'http://idp.test/exk1',
  ssoUrl: 'http://idp.test/sso',
  certificates: ['PEM'],
  metadataUrl: null,
}
const asked = { jit: true, groupSync: true, enforceFor: 'all' } as const
const before = { ...asked, jit: false }
const bites: Record<string, Bite> = {
  ...identityBites,
  ...portalBites,
  ...lifecycleBites,
  ...permissionBites,
  'accept-replayed-assertion': ['requestIsSingleUse', true, null, false],
  'account-made-at-start': ['startWrites', 'nothing', null, 'placeholder'],
  'any-code-accepted': ['codeMatches', false, null, true],
  'builder-side-open': ['mayEnterWorkspace', false, { session: aSession }, true],
  'chat-always-saml': [
    'platformSession',
    { state: 'alive', email: 'a@x.test', user: 'U1', name: null },
    { token: 't' },
    { state: 'missing' },
  ],
  'code-sent-to-asserted-address': [
    'codeRecipient',
    'ada@x.test',
    { facts: renamed, policy: workspaceInput().policy },
    'ada.king@x.test',
  ],
  'custom-role-always-edits': ['rights', viewer, { role: 'ops' }, { ...viewer, edit: true }],
  'custom-role-is-a-name-only': ['rights', viewer, { role: 'ops' }, { folders: [], edit: false }],
  'custom-role-opens-every-folder': ['rights', viewer, { role: 'ops' }, { folders: 'all', edit: false }],
  'decision-not-logged': ['audit', { ...entry, reasons: [...entry.reasons] }, null, null],
  'expired-code-accepted': ['codeIsFresh', false, null, true],
  'issuer-guessed': ['providerData', okta, null, { ...okta, issuer: 'http://idp.test' }],
  'last-request-left-open': ['openRequests', [firstRequest, secondRequest], null, [secondRequest]],
  'lax-request-cookie': ['bindingChecked', 'after-redirect', null, 'at-post'],
  'no-emergency-way-in': ['passwordRefusal', null, { account: account({ emergency: true }), environment: null }, 'sso-required'],
  'one-refusal-for-all': ['publicCode', 'jit-disabled', null, 'sign-in-failed'],
  'password-allowed-for-sso': ['passwordRefusal', 'sso-required', { account: atProd, environment: environment() }, null],
  'password-mail-sent': ['welcomeMail', 'none', null, 'password'],
  'password-refused-for-all': ['passwordRefusal', null, { account: null, environment: environment() }, 'sso-required'],
  'platform-session-creates-account': ['platformWrites', 'nothing', null, 'newcomers'],
  'platform-session-renames': ['platformWrites', 'nothing', null, 'names'],
  'provider-listed-by-issuer': [
    'listedProviderName',
    'Okta',
    { provider: { ...okta, id: '1', place: 'end-user/Prod' } },
    okta.issuer,
  ],
  'right-code-refused': ['codeMatches', true, null, false],
  'refusal-ends-session': ['sessionAtArrival', 'kept', null, 'ended'],
  'role-of-first-workspace-shown': ['shownWorkspace', 'hr', { joined: ['finance', 'hr'] }, 'finance'],
  'race-creates-duplicates': ['retriesConflicts', true, null, false],
  'reasons-not-logged': ['audit', { ...entry, reasons: [...entry.reasons] }, null, { ...entry, reasons: [] }],
  'provider-of-another-place': [
    'samlGate',
    { provider: aProvider },
    { at: 'start', provider: aProvider, others: [{ ...aProvider, place: 'end-user/Dev' }] },
    { provider: { ...aProvider, place: 'end-user/Dev' } },
  ],
  'refusals-not-logged': ['audit', refusedEntry, null, null],
  'refuse-everything': ['believesValid', true, null, false],
  'saml-switch-asked-at-start-only': [
    'samlGate',
    { code: 'saml-disabled', reason: 'off' },
    { at: 'arrival', provider: aProvider, others: [] },
    { provider: aProvider },
  ],
  'second-prompt': ['afterSignIn', 'session', created, 'sign-in-again'],
  'sha1-accepted': ['policy', workspacePolicy(), { surface: 'workspace' }, workspacePolicy({ acceptSha1: true })],
  'sign-up-form-shown': ['joinPage', 'verify', null, 'sign-up'],
  'sleepers-not-listed': [
    'listedAccounts',
    [account({ lastSignInAt: '2030-01-01T00:00:00.000Z' })],
    { now: new Date('2030-01-01T13:00:00.000Z') },
    [],
  ],
  'switch-blocked': ['maySwitch', true, null, false],
  'values-of-first-environment-shown': ['copiedAddresses', testAddresses, { first: prodAddresses }, prodAddresses],
  'wizard-switches-ignored': ['wizardSwitches', asked, { before }, before],
}
for (const [id, [seam, honest, about, faulty]] of Object.entries(bites)) {
  test(`${id} bends ${seam}`, () => {
    expect(bend([], seam, honest, about as never)).toEqual(honest)
    expect(bend(findDefects([id]), seam, honest, about as never)).toEqual(faulty)
  })
}

test('every fault of our own has been seen to bite', () => {
  const elsewhere = [
    'breaks-without-provider',
    'later-sign-in-needs-a-name',
    'removed-member-breaks',
    'expired-platform-session-accepted',
    'unsolicited-accepted',
  ]
  const seen = [...Object.keys(decisions), ...Object.keys(bites), ...elsewhere, ...samlDefects]
  expect(defects.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual([])
})

import { expect, test } from '@playwright/test'
import {
  account,
  endUserInput,
  endUserPolicy,
  environment,
  facts,
  workspace,
  workspaceInput,
  workspacePolicy,
} from '../testing/inputs.ts'
import { decide } from './decide.ts'
import type { Account, DecisionInput, ProvisioningDecision } from './types.ts'

const atProd = {
  environments: [{ name: 'Prod', permissions: ['raised'], groups: [{ name: 'Sales', source: 'manual' as const }] }],
}
const inFinance = { workspaces: [{ name: 'Finance', roles: { role: 'Operator' }, source: 'saml' as const }] }
const inHr = { workspaces: [{ name: 'HR', roles: { role: 'Analyst' }, source: 'saml' as const }] }
const byHand = (changes: Partial<Account>) => account({ identities: [], authMethod: 'password', ...changes })
const kinds = (decision: ProvisioningDecision) => decision.changes.map((change) => change.do)

test('end user: a newcomer gets the account, every JIT-enabled environment and the groups', () => {
  const prod = environment()
  const environments = [prod, environment({ name: 'Test' }), environment({ name: 'Dev', jit: false })]
  const decision = decide(
    endUserInput({
      environment: prod,
      environments,
      facts: facts({ workato_end_user_name: ['Ada L'], workato_end_user_groups: ['EMEA'] }),
    }),
  )
  expect(decision.kind).toBe('created')
  expect(decision.changes).toEqual([
    {
      do: 'create-account',
      email: 'ada@x.test',
      emailKey: 'ada@x.test',
      loginKey: 'ada@x.test',
      displayName: 'Ada L',
      status: 'active',
      authMethod: 'saml',
    },
    { do: 'link-identity', issuer: 'https://idp.example/metadata', nameId: 'ada@x.test', nameIdFormat: facts().nameIdFormat },
    { do: 'grant-environment', environment: 'Prod', permissions: ['use-apps'] },
    { do: 'grant-environment', environment: 'Test', permissions: ['use-apps'] },
    { do: 'add-group', environment: 'Prod', group: 'EMEA' },
    { do: 'add-group', environment: 'Test', group: 'EMEA' },
  ])
})

test('workspace: a newcomer with none of the attributes still joins', () => {
  expect(decide(workspaceInput()).changes).toMatchObject([
    { do: 'create-account', email: 'ada@x.test', displayName: 'ada' },
    { do: 'link-identity' },
    { do: 'join-workspace', workspace: 'Finance', roles: { role: 'Operator' } },
  ])
})

interface Case {
  input: DecisionInput
  kind: ProvisioningDecision['kind']
  does?: string[]
  code?: string
  reason?: string
}
const renamed = facts({
  workato_end_user_name: ['Ada King'],
  workato_full_name: ['Ada King'],
  workato_role: ['Admin'],
  workato_end_user_groups: ['EMEA'],
})
const cases: Record<string, Case> = {
  'a known end user changes nothing': {
    input: endUserInput({ facts: renamed }, account(atProd)),
    kind: 'unchanged',
    does: [],
    reason: 'workato_end_user_name differs: name kept (updatePolicy never)',
  },
  'a known end user is refreshed where the policy says so': {
    input: endUserInput({ facts: renamed, policy: endUserPolicy({ updatePolicy: 'eachLogin' }) }, account(atProd)),
    kind: 'updated',
    does: ['set-name'],
  },
  'an immutable field stays': {
    input: endUserInput(
      { facts: renamed, policy: endUserPolicy({ updatePolicy: 'perField', immutable: ['displayName'] }) },
      account(atProd),
    ),
    kind: 'unchanged',
    does: [],
  },
  'a blank attribute erases nothing': {
    input: endUserInput(
      { facts: facts({ workato_end_user_name: [''] }), policy: endUserPolicy({ updatePolicy: 'eachLogin' }) },
      account(atProd),
    ),
    kind: 'unchanged',
    does: [],
  },
  'only empty fields are filled': {
    input: endUserInput({ facts: renamed, policy: endUserPolicy({ updatePolicy: 'onlyEmpty' }) }, account(atProd)),
    kind: 'unchanged',
    does: [],
  },
  'a hand-made account is linked': { input: endUserInput({}, byHand(atProd)), kind: 'linked', does: ['link-identity'] },
  'a known person gets access to a JIT-enabled environment': {
    input: endUserInput({}, account()),
    kind: 'updated',
    does: ['grant-environment'],
  },
  'and none where JIT is off': {
    input: endUserInput({ environment: environment({ jit: false }) }, account()),
    kind: 'refused',
    code: 'jit-disabled',
  },
  'JIT off lets a known person in': {
    input: endUserInput({ environment: environment({ jit: false }) }, account(atProd)),
    kind: 'unchanged',
    does: [],
  },
  'JIT off refuses a newcomer': {
    input: endUserInput({ environment: environment({ jit: false }) }),
    kind: 'refused',
    code: 'jit-disabled',
  },
  'a deactivated account is refused': {
    input: endUserInput({}, account({ ...atProd, status: 'deactivated' })),
    kind: 'refused',
    code: 'account-inactive',
  },
  'or revived where the policy says so': {
    input: endUserInput(
      { policy: endUserPolicy({ inactiveAccount: 'reactivate' }) },
      account({ ...atProd, status: 'deactivated' }),
    ),
    kind: 'updated',
    does: ['set-status'],
  },
  'a foreign domain is refused': {
    input: endUserInput({ policy: endUserPolicy({ domainPolicy: 'verifiedOnly', verifiedDomains: ['y.test'] }) }),
    kind: 'refused',
    code: 'domain-not-allowed',
  },
  'an allowed domain is not': {
    input: endUserInput({ policy: endUserPolicy({ domainPolicy: 'allowList', allowedDomains: ['X.test'] }) }),
    kind: 'created',
  },
  'an existing account can be closed to linking': {
    input: endUserInput({ policy: endUserPolicy({ existingAccount: 'reject' }) }, byHand(atProd)),
    kind: 'refused',
    code: 'existing-account',
  },
  'or need proof first': {
    input: endUserInput({ policy: endUserPolicy({ existingAccount: 'linkAfterVerification' }) }, byHand(atProd)),
    kind: 'unchanged',
    does: [],
    reason: 'the account exists: its mailbox has to be proven before it is linked',
  },
  'proof given': {
    input: endUserInput(
      { policy: endUserPolicy({ existingAccount: 'linkAfterVerification' }), emailProven: true },
      byHand(atProd),
    ),
    kind: 'linked',
    does: ['link-identity'],
  },
  'a verified domain links': {
    input: endUserInput(
      { policy: endUserPolicy({ existingAccount: 'linkIfVerifiedEmail', verifiedDomains: ['x.test'] }) },
      byHand(atProd),
    ),
    kind: 'linked',
  },
  'a contact address that is taken is refused': {
    input: workspaceInput({
      facts: facts({ workato_email: ['bea@x.test'] }),
      candidates: { byIdentity: null, byLogin: null, byContact: account({ id: 'acc_bea' }) },
    }),
    kind: 'refused',
    code: 'existing-account',
  },
  'a member keeps the role': {
    input: workspaceInput({ facts: renamed }, account(inFinance)),
    kind: 'unchanged',
    does: [],
    reason: 'role attribute ignored: workato_role (rolePolicy createOnly)',
  },
  'role sync follows the attribute': {
    input: workspaceInput({ facts: renamed, policy: workspacePolicy({ rolePolicy: 'eachLogin' }) }, account(inFinance)),
    kind: 'updated',
    does: ['set-roles'],
  },
  'role sync does not reset a role when nothing is sent': {
    input: workspaceInput({ policy: workspacePolicy({ rolePolicy: 'eachLogin' }) }, account(inFinance)),
    kind: 'unchanged',
    does: [],
  },
  'a role given by hand wins': {
    input: workspaceInput(
      { facts: renamed, policy: workspacePolicy({ rolePolicy: 'manualWins' }) },
      account({ workspaces: [{ name: 'Finance', roles: { role: 'Operator' }, source: 'manual' }] }),
    ),
    kind: 'unchanged',
    does: [],
  },
  'an account from nowhere else joins with the default role': {
    input: workspaceInput({ facts: renamed }, byHand({})),
    kind: 'linked',
    does: ['link-identity', 'join-workspace'],
  },
  'a second workspace needs proof': {
    input: workspaceInput({}, account(inHr)),
    kind: 'unchanged',
    does: [],
    reason: 'the account is already in HR: its mailbox has to be proven before Finance is joined',
  },
  'and is joined with it': {
    input: workspaceInput({ emailProven: true }, account(inHr)),
    kind: 'linked',
    does: ['join-workspace'],
  },
  'a workspace without a provider does not count as second': {
    input: workspaceInput({ ssoWorkspaces: ['Finance'] }, account(inHr)),
    kind: 'linked',
    does: ['join-workspace'],
  },
  'workspace JIT off adds nobody': {
    input: workspaceInput({ workspace: workspace({ jit: false }) }, account()),
    kind: 'refused',
    code: 'jit-disabled',
  },
  'and lets members in': {
    input: workspaceInput({ workspace: workspace({ jit: false }) }, account(inFinance)),
    kind: 'unchanged',
  },
  'a missing email is refused': {
    input: endUserInput({ facts: facts({}, 'id-1', null) }),
    kind: 'refused',
    code: 'missing-attribute',
  },
}
for (const [title, { input, kind, does, code, reason }] of Object.entries(cases)) {
  test(title, () => {
    const decision = decide(input)
    expect([decision.kind, decision.code]).toEqual([kind, code ?? null])
    if (does) expect(kinds(decision)).toEqual(does)
    if (kind === 'refused') expect(decision.changes).toEqual([])
    if (reason) expect(decision.reasons).toContain(reason)
    expect(decision.reasons.length).toBeGreaterThan(0)
  })
}

test('roleOnJoin decides whether the attribute counts for people known from elsewhere', () => {
  const roles = (policy: object) =>
    decide(workspaceInput({ facts: renamed, policy: workspacePolicy(policy) }, byHand({}))).changes.find(
      (change) => change.do === 'join-workspace',
    )
  expect(roles({})).toMatchObject({ roles: { role: 'Operator' } })
  expect(roles({ roleOnJoin: 'attribute' })).toMatchObject({ roles: { role: 'Admin' } })
})

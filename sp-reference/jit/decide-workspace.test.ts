import { expect, test } from '#unit-test'
import { byHand, renamed, testDecisions } from '../testing/decision-cases.ts'
import { account, facts, workspace, workspaceInput, workspacePolicy } from '../testing/inputs.ts'
import { decide } from './decide.ts'

const inFinance = { workspaces: [{ name: 'Finance', roles: { role: 'Operator' }, source: 'saml' as const }] }
const inHr = { workspaces: [{ name: 'HR', roles: { role: 'Analyst' }, source: 'saml' as const }] }

test('workspace: a newcomer with none of the attributes still joins', () => {
  expect(decide(workspaceInput()).changes).toMatchObject([
    { do: 'create-account', email: 'ada@x.test', displayName: 'ada' },
    { do: 'link-identity' },
    { do: 'join-workspace', workspace: 'Finance', roles: { role: 'Operator' } },
  ])
})

testDecisions({
  'a contact address that is taken is refused': {
    input: workspaceInput({
      facts: facts({ workato_email: ['bea@x.test'] }),
      candidates: { byIdentity: null, byLogin: null, byContact: account({ id: 'acc_bea' }) },
    }),
    kind: 'refused',
    code: 'existing-account',
  },
  'a contact address of its own stays when none is sent any more': {
    input: workspaceInput(
      { facts: facts(), policy: workspacePolicy({ updatePolicy: 'eachLogin' }) },
      account({ ...inFinance, email: 'ada.contact@x.test', emailKey: 'ada.contact@x.test' }),
    ),
    kind: 'unchanged',
    does: [],
    reason: 'workato_email is not sent: email kept',
  },
  'a new address that is taken is not stored, and locks nobody out': {
    input: workspaceInput(
      {
        facts: facts({ workato_email: ['bea@x.test'] }),
        policy: workspacePolicy({ updatePolicy: 'eachLogin' }),
        candidates: { byIdentity: account(inFinance), byLogin: account(inFinance), byContact: account({ id: 'acc_bea' }) },
      },
      account(inFinance),
    ),
    kind: 'unchanged',
    does: [],
    reason: 'warning: the new address bea@x.test belongs to another account: email kept',
  },
  'a new address of a domain that may not come in is not stored, and locks nobody out': {
    input: workspaceInput(
      {
        facts: facts({ workato_email: ['ada@elsewhere.test'] }),
        policy: workspacePolicy({ updatePolicy: 'eachLogin', domainPolicy: 'allowList', allowedDomains: ['x.test'] }),
      },
      account(inFinance),
    ),
    kind: 'unchanged',
    does: [],
    reason: 'warning: the new address ada@elsewhere.test is of a domain that may not come in: email kept',
  },
  'roles of a workspace whose environments were switched off are one role again': {
    input: workspaceInput(
      { facts: facts({ workato_role: ['Operator'] }), policy: workspacePolicy({ rolePolicy: 'eachLogin' }) },
      account({
        workspaces: [{ name: 'Finance', roles: { dev: 'Admin', test: 'Analyst', prod: 'Analyst' }, source: 'saml' as const }],
      }),
    ),
    kind: 'updated',
    does: ['set-roles'],
    reason: 'roles now Operator',
  },
  'roles of a workspace whose environments were switched on are three': {
    input: workspaceInput(
      {
        facts: facts({ workato_role: ['Analyst'] }),
        policy: workspacePolicy({ rolePolicy: 'eachLogin' }),
        workspace: workspace({ environments: true }),
      },
      account(inFinance),
    ),
    kind: 'updated',
    does: ['set-roles'],
    reason: 'roles now Analyst in DEV, Operator in TEST, Operator in PROD',
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
  'role sync keeps the role of an environment for which nothing is sent': {
    input: workspaceInput(
      {
        facts: facts({ workato_role: ['Admin'] }),
        workspace: workspace({ environments: true }),
        policy: workspacePolicy({ rolePolicy: 'eachLogin' }),
      },
      account({
        workspaces: [{ name: 'Finance', roles: { dev: 'Operator', test: 'Analyst', prod: 'Admin' }, source: 'saml' as const }],
      }),
    ),
    kind: 'updated',
    does: ['set-roles'],
    reason: 'roles now Admin in DEV, Analyst in TEST, Admin in PROD',
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
    input: workspaceInput({ provenFor: 'acc_ada' }, account(inHr)),
    kind: 'linked',
    does: ['join-workspace'],
  },
  'whoever joins hears of an attribute that cannot be kept': {
    input: workspaceInput(
      {
        provenFor: 'acc_ada',
        facts: facts({ title: ['x'.repeat(300)] }),
        policy: workspacePolicy({ attributeMap: { ...workspacePolicy().attributeMap, title: 'title' } }),
      },
      account(inHr),
    ),
    kind: 'linked',
    does: ['join-workspace'],
    reason: 'title cannot be shown: left out',
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
})

test('roleOnJoin decides whether the attribute counts for people known from elsewhere', () => {
  const roles = (policy: object) =>
    decide(workspaceInput({ facts: renamed, policy: workspacePolicy(policy) }, byHand({}))).changes.find(
      (change) => change.do === 'join-workspace',
    )
  expect(roles({})).toMatchObject({ roles: { role: 'Operator' } })
  expect(roles({ roleOnJoin: 'attribute' })).toMatchObject({ roles: { role: 'Admin' } })
})

const foreigner = account({ ...inHr, identities: [{ issuer: 'https://other.test', nameId: 'ada@x.test', nameIdFormat: null }] })
for (const [crossOrg, kind, code, asks] of [
  ['allow', 'linked', null, false],
  ['verify', 'unchanged', null, true],
  ['refuse', 'refused', 'other-organisation', false],
] as const)
  test(`the account of another organisation: crossOrg ${crossOrg}`, () => {
    const candidates = { byIdentity: null, byLogin: foreigner, byContact: foreigner }
    const policy = workspacePolicy({ crossOrg, existingAccountInOtherWorkspace: 'link' })
    const known = decide(workspaceInput({ candidates, policy, foreignIssuers: ['https://other.test'] }))
    expect([known.kind, known.code, known.verification !== null]).toEqual([kind, code, asks])
    // A further issuer of one and the same provider is nobody else's.
    expect(decide(workspaceInput({ candidates, policy, foreignIssuers: [] })).kind).toBe('linked')
  })

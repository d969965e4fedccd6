import { expect, test } from '#unit-test'
import { byHand, renamed, testDecisions } from '../testing/decision-cases.ts'
import { account, endUserInput, endUserPolicy, environment, facts } from '../testing/inputs.ts'
import { decide } from './decide.ts'

const atProd = {
  environments: [{ name: 'Prod', permissions: ['raised'], groups: [{ name: 'Sales', source: 'manual' as const }] }],
}

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

testDecisions({
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
      { policy: endUserPolicy({ existingAccount: 'linkAfterVerification' }), provenFor: 'acc_ada' },
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
  'somebody who is signed in to it links it': {
    input: endUserInput({ policy: endUserPolicy({ existingAccount: 'requireLogin' }), signedInAs: 'acc_ada' }, byHand(atProd)),
    kind: 'linked',
    does: ['link-identity'],
  },
  'somebody else who is signed in does not': {
    input: endUserInput({ policy: endUserPolicy({ existingAccount: 'requireLogin' }), signedInAs: 'acc_bea' }, byHand(atProd)),
    kind: 'refused',
    code: 'existing-account',
  },
  'where the address is no key nothing is linked by it': {
    input: endUserInput({
      policy: endUserPolicy({ matchKey: 'idpId', existingAccount: 'link' }),
      candidates: { byIdentity: null, byLogin: byHand(atProd), byContact: byHand(atProd) },
    }),
    kind: 'refused',
    code: 'existing-account',
  },
  'an attribute for the address that is demanded and missing': {
    input: endUserInput({ policy: endUserPolicy({ attributeMap: { email: 'mail' }, missingAttribute: { email: 'reject' } }) }),
    kind: 'refused',
    code: 'missing-attribute',
  },
  'a missing email is refused': {
    input: endUserInput({ facts: facts({}, 'id-1', null) }),
    kind: 'refused',
    code: 'missing-attribute',
  },
})

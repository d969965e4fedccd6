import { expect, test } from '#unit-test'
import { byHand, type DecisionCase, testDecisions } from '../testing/decision-cases.ts'
import {
  account,
  endUserInput,
  endUserPolicy,
  environment,
  facts,
  standing,
  workspace,
  workspaceInput,
  workspacePolicy,
} from '../testing/inputs.ts'
import { isAdmitted } from './domain.ts'
import type { Account, Invitation } from './types.ts'

const inFinance = account({ workspaces: [{ name: 'Finance', roles: { role: 'Operator' }, source: 'saml' }] })
const atProd = account({ environments: [{ name: 'Prod', permissions: [], groups: [] }] })
const nowhere = account()

const invitation: Invitation = { id: 'inv_1', emailKey: 'ada@x.test', role: 'Analyst', isOpen: true }
const accepted: Invitation = { ...invitation, isAccepted: true }
const used: Invitation = { ...invitation, isOpen: false }
const invited = standing({ invitations: [invitation] })
const cameInvited = standing({ invitations: [used] })
const shut = workspace({ jit: false })

const toFinance = (policy: object, settled = standing(), person?: Account, place = workspace()) =>
  workspaceInput({ policy: workspacePolicy(policy), standing: settled, workspace: place }, person)
const toProd = (policy: object, settled = standing(), person?: Account) =>
  endUserInput({ policy: endUserPolicy(policy), standing: settled }, person)

const inHr = [{ name: 'HR', roles: { role: 'Operator' }, source: 'saml' as const }]
const claiming = account({ emailKey: 'ada@x.test', loginKey: 'mallory@x.test', workspaces: inHr })

const refused = (input: DecisionCase['input'], code: string): DecisionCase => ({ input, kind: 'refused', code })
const joins = ['create-account', 'link-identity', 'join-workspace']

/** The one seat is taken, maybe by an invitation of this address. */
const oneTaken = (...holders: string[]) => ({ limit: 1, taken: 1, holders })

testDecisions({
  "a contact address takes nobody's invitation": {
    input: toFinance({ existingAccountInOtherWorkspace: 'link' }, invited, claiming),
    kind: 'linked',
    does: ['join-workspace'],
    reason: 'joined Finance as Operator',
  },
  'pendingInvite consume: a newcomer gets the invited role, and the invitation is used up': {
    input: toFinance({}, invited),
    kind: 'created',
    does: [...joins, 'use-invitation'],
    reason: 'the invitation gives role Analyst',
  },
  'pendingInvite consume: the invitation opens a workspace where JIT is off': {
    input: toFinance({}, invited, undefined, shut),
    kind: 'created',
    does: [...joins, 'use-invitation'],
  },
  'pendingInvite consume: an invited account joins with the invited role': {
    input: toFinance({}, invited, byHand({}), shut),
    kind: 'linked',
    does: ['link-identity', 'join-workspace', 'use-invitation'],
    reason: 'the invitation gives role Analyst',
  },
  'pendingInvite consume: the invitation opens an environment where JIT is off, and no other': {
    input: endUserInput({
      standing: invited,
      environment: environment({ jit: false }),
      environments: [environment({ jit: false }), environment({ name: 'Test' })],
    }),
    kind: 'created',
    does: ['create-account', 'link-identity', 'grant-environment', 'use-invitation'],
  },
  'pendingInvite ignore: JIT decides as if there were none, and it stays open': {
    input: toFinance({ pendingInvite: 'ignore' }, invited),
    kind: 'created',
    does: joins,
    reason: 'the invitation stays open (pendingInvite ignore)',
  },
  'pendingInvite ignore: where JIT is off nobody comes in': refused(
    toFinance({ pendingInvite: 'ignore' }, invited, undefined, shut),
    'jit-disabled',
  ),
  'pendingInvite block: who has an open invitation is refused': refused(
    toFinance({ pendingInvite: 'block' }, invited),
    'invitation-pending',
  ),
  'pendingInvite block: who has accepted it comes in, also where JIT is off': {
    input: toFinance({ pendingInvite: 'block' }, standing({ invitations: [accepted] }), undefined, shut),
    kind: 'created',
    does: [...joins, 'use-invitation'],
    reason: 'the invitation is used up',
  },
  'pendingInvite ignore: an accepted one counts no more than another': refused(
    toFinance({ pendingInvite: 'ignore' }, standing({ invitations: [accepted] }), undefined, shut),
    'jit-disabled',
  ),
  'pendingInvite block: a member is not': {
    input: toFinance({ pendingInvite: 'block' }, invited, inFinance),
    kind: 'unchanged',
    does: [],
  },
  'an invitation of the contact address is not that of the person': {
    input: workspaceInput({
      facts: facts({ workato_email: ['bea@x.test'] }),
      standing: standing({ invitations: [{ ...invitation, emailKey: 'bea@x.test' }] }),
    }),
    kind: 'created',
    does: joins,
  },

  'removedMember rejoin: the person joins again with the default role': {
    input: toFinance({}, standing({ removed: ['acc_ada'] }), nowhere),
    kind: 'linked',
    does: ['join-workspace', 'forget-removal'],
  },
  'removedMember rejoin: an end user gets the environment again': {
    input: toProd({}, standing({ removed: ['acc_ada'] }), nowhere),
    kind: 'updated',
    does: ['grant-environment', 'forget-removal'],
  },
  'removedMember block: the person stays out': refused(
    toFinance({ removedMember: 'block' }, standing({ removed: ['acc_ada'] }), nowhere),
    'member-removed',
  ),
  'removedMember block: an invitation does not help': refused(
    toFinance({ removedMember: 'block' }, standing({ removed: ['acc_ada'], invitations: [invitation] }), nowhere),
    'member-removed',
  ),
  'removedMember invite: without an invitation the person stays out': refused(
    toProd({ removedMember: 'invite' }, standing({ removed: ['acc_ada'] }), nowhere),
    'member-removed',
  ),
  'removedMember invite: with one the person comes back': {
    input: toFinance({ removedMember: 'invite' }, standing({ removed: ['acc_ada'], invitations: [invitation] }), nowhere),
    kind: 'linked',
    does: ['join-workspace', 'use-invitation', 'forget-removal'],
  },
  'who signed in here before proves nothing again after a removal': {
    input: toFinance(
      { existingAccount: 'linkAfterVerification', removedMember: 'rejoin' },
      standing({ removed: ['acc_ada'] }),
      nowhere,
    ),
    kind: 'linked',
    does: ['join-workspace', 'forget-removal'],
  },

  'domainPolicy any: a guest comes in': { input: toProd({}), kind: 'created' },
  'domainPolicy allowList: an admitted domain comes in': {
    input: toProd({ domainPolicy: 'allowList', allowedDomains: ['X.test'] }),
    kind: 'created',
  },
  'domainPolicy allowList: a verified domain is not an admitted one': refused(
    toProd({ domainPolicy: 'allowList', verifiedDomains: ['x.test'] }, invited),
    'domain-not-allowed',
  ),
  'domainPolicy verifiedOnly: an invitation does not help a guest': refused(
    toProd({ domainPolicy: 'verifiedOnly' }, invited),
    'domain-not-allowed',
  ),
  'domainPolicy verifiedOnly: a known person whose domain was lost is refused': refused(
    toProd({ domainPolicy: 'verifiedOnly' }, standing(), atProd),
    'domain-not-allowed',
  ),
  'domainPolicy verifiedOrInvited: a guest needs an invitation': refused(
    toProd({ domainPolicy: 'verifiedOrInvited' }),
    'domain-not-allowed',
  ),
  'domainPolicy verifiedOrInvited: with one a guest comes in': {
    input: toFinance({ domainPolicy: 'verifiedOrInvited' }, invited),
    kind: 'created',
  },
  'domainPolicy verifiedOrInvited: a guest who came by invitation stays one': {
    input: toFinance({ domainPolicy: 'verifiedOrInvited' }, cameInvited, inFinance),
    kind: 'unchanged',
  },

  'seatPolicy ignore: a full organisation keeps nobody out': {
    input: toProd({}, standing({ seats: oneTaken() })),
    kind: 'created',
  },
  'seatPolicy blockNew: nobody new comes in': refused(
    toProd({ seatPolicy: 'blockNew' }, standing({ seats: oneTaken() })),
    'seat-limit',
  ),
  'seatPolicy blockNew: who has a seat is let in': {
    input: toProd({ seatPolicy: 'blockNew' }, standing({ seats: oneTaken() }), atProd),
    kind: 'unchanged',
  },
  'seatPolicy blockNew: a seat on the other side is none here': refused(
    toFinance({ seatPolicy: 'blockNew' }, standing({ seats: oneTaken() }), atProd),
    'seat-limit',
  ),
  'seatPolicy blockNew: coming back to life takes a seat': refused(
    toProd({ seatPolicy: 'blockNew', inactiveAccount: 'reactivate' }, standing({ seats: oneTaken() }), {
      ...atProd,
      status: 'deactivated',
    }),
    'seat-limit',
  ),
  'seatPolicy blockNew: an open invitation keeps a seat for its person': {
    input: toFinance({ seatPolicy: 'blockNew' }, standing({ invitations: [invitation], seats: oneTaken('ada@x.test') })),
    kind: 'created',
  },
  'seatPolicy blockNew: an open invitation to another place of this side keeps one, too': {
    input: toFinance({ seatPolicy: 'blockNew' }, standing({ seats: oneTaken('ada@x.test') })),
    kind: 'created',
  },
  'seatPolicy blockAll: nobody signs in': refused(
    toProd({ seatPolicy: 'blockAll' }, standing({ seats: oneTaken() }), atProd),
    'seat-limit',
  ),

  'inactiveAccount refuse: a deactivated person stays out': refused(
    toFinance({}, standing(), { ...inFinance, status: 'deactivated' }),
    'account-inactive',
  ),
  'inactiveAccount reactivate: a deactivated person comes back': {
    input: toFinance({ inactiveAccount: 'reactivate' }, standing(), { ...inFinance, status: 'deactivated' }),
    kind: 'updated',
    does: ['set-status'],
  },

  'a transient NameID is refused, whatever else is sent': refused(
    workspaceInput({
      facts: facts({ workato_email: ['ada@x.test'] }, '_8f2c', 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'),
    }),
    'transient-name-id',
  ),
})

test('domains of a policy are compared as those of addresses, and what is none is refused', () => {
  const policy = workspacePolicy({ domainPolicy: 'allowList', allowedDomains: ['Bücher.test', 'ACME.test'] })
  expect(
    ['a@bücher.test', 'a@xn--bcher-kva.test', 'a@acme.test', 'a@other.test'].map((each) => isAdmitted(each, policy, false)),
  ).toEqual([true, true, true, false])
  expect(() => workspacePolicy({ allowedDomains: ['@acme.test'] })).toThrow('a domain such as acme.com')
})

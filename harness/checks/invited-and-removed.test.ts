import type { AccountSeen } from '../results.ts'
import { again, firstIn, graceIn, inFinance, outside, refusedAs, settles, signsIn, testRows } from './entry-testing.ts'
import { invitationPerPolicy } from './invitation-per-policy.ts'
import { invitationUsedUp } from './invitation-used-up.ts'
import { removedMemberPerPolicy } from './removed-member-per-policy.ts'
import { ada, anAccount, aStep, unseen } from './testing.ts'

const removed = settles({ removed: { person: 'ada', place: 'finance' } })
const back = signsIn([outside], [inFinance()])
const keptOut = signsIn([outside], [outside], refusedAs('member-removed'))
const invited = settles({ invited: { person: 'ada', place: 'finance', role: 'Analyst' } })
const accepted = settles({ accepted: { person: 'ada', place: 'finance' } })
const inCapitals = settles({ invited: { person: 'ada', place: 'finance', role: 'Analyst', spelled: 'ADA@FIRSTLOGIN.TEST' } })
const asInvited = (role: string, more: Partial<AccountSeen> = {}) => signsIn([], [inFinance(ada, role, more)])
const notInvited = aStep({ kind: 'invite', details: { outcome: 'refused', why: 'no such domain' } })
const heldBack = signsIn([], [], refusedAs('invitation-pending'))
const notMade = signsIn([], [], refusedAs('domain-not-allowed'))

testRows([
  [removedMemberPerPolicy, 'back', { removedMember: 'rejoin' }, [firstIn, removed, back], 'satisfied'],
  [
    removedMemberPerPolicy,
    'kept out',
    { removedMember: 'rejoin' },
    [firstIn, removed, keptOut],
    'violated',
    'nobody is signed in',
  ],
  [removedMemberPerPolicy, 'back', { removedMember: 'block' }, [firstIn, removed, back], 'violated', 'signed in as'],
  [removedMemberPerPolicy, 'kept out', { removedMember: 'block' }, [firstIn, removed, keptOut], 'satisfied'],
  [removedMemberPerPolicy, 'kept out', { removedMember: 'invite' }, [firstIn, removed, keptOut], 'satisfied'],
  [
    removedMemberPerPolicy,
    'invited again and back',
    { removedMember: 'invite', pendingInvite: 'consume' },
    [firstIn, removed, invited, back],
    'satisfied',
  ],
  [
    removedMemberPerPolicy,
    'invited again and kept out',
    { removedMember: 'invite', pendingInvite: 'consume' },
    [firstIn, removed, invited, keptOut],
    'violated',
  ],
  [
    removedMemberPerPolicy,
    'an error page',
    { removedMember: 'block' },
    [firstIn, removed, signsIn([outside], [outside], refusedAs('oops', 500))],
    'violated',
    'error page (500)',
  ],
  [
    removedMemberPerPolicy,
    'a session without the workspace',
    { removedMember: 'rejoin' },
    [firstIn, removed, signsIn([outside], [outside])],
    'violated',
    'not in finance',
  ],
  [
    removedMemberPerPolicy,
    'still in after the removal',
    { removedMember: 'rejoin' },
    [firstIn, removed, again],
    'not-verified',
    'still in',
  ],
  [removedMemberPerPolicy, 'never let in', { removedMember: 'block' }, [removed, keptOut], 'not-verified', 'control'],
  [removedMemberPerPolicy, 'nobody removed', { removedMember: 'block' }, [firstIn, again], 'not-verified'],
  [removedMemberPerPolicy, 'no promise', {}, [firstIn, removed, back], 'unspecified', 'removedMember'],
  [
    removedMemberPerPolicy,
    'no observer',
    { removedMember: 'rejoin' },
    [firstIn, removed, signsIn([], [], { before: unseen, after: unseen })],
    'not-verified',
  ],
  [invitationPerPolicy, 'the invited role', { pendingInvite: 'consume' }, [invited, asInvited('Analyst')], 'satisfied'],
  [
    invitationPerPolicy,
    'the default role',
    { pendingInvite: 'consume' },
    [invited, asInvited('Operator')],
    'violated',
    'Analyst',
  ],
  [invitationPerPolicy, 'held back', { pendingInvite: 'consume' }, [graceIn, invited, heldBack], 'violated'],
  [invitationPerPolicy, 'held back', { pendingInvite: 'block' }, [graceIn, invited, heldBack], 'satisfied'],
  [
    invitationPerPolicy,
    'held back and nobody ever in',
    { pendingInvite: 'block' },
    [invited, heldBack],
    'not-verified',
    'control',
  ],
  [
    invitationPerPolicy,
    'accepted, and let in with the role',
    { pendingInvite: 'block' },
    [graceIn, invited, accepted, asInvited('Analyst')],
    'satisfied',
  ],
  [
    invitationPerPolicy,
    'accepted, and let in with another role',
    { pendingInvite: 'block' },
    [graceIn, invited, accepted, asInvited('Operator')],
    'violated',
  ],
  [
    invitationPerPolicy,
    'accepted, and held back all the same',
    { pendingInvite: 'block' },
    [graceIn, invited, accepted, heldBack],
    'violated',
  ],
  [
    invitationUsedUp,
    'accepted, let in, and still open',
    { pendingInvite: 'block' },
    [graceIn, invited, accepted, asInvited('Analyst', { openInvitations: ['finance'] })],
    'violated',
    'open',
  ],
  [
    invitationUsedUp,
    'held back, then accepted and let in',
    { pendingInvite: 'block' },
    [graceIn, invited, heldBack, accepted, asInvited('Analyst', { openInvitations: [] })],
    'satisfied',
  ],
  [invitationPerPolicy, 'let in', { pendingInvite: 'block' }, [graceIn, invited, asInvited('Analyst')], 'violated', 'signed in'],
  [
    invitationPerPolicy,
    'the default role',
    { pendingInvite: 'ignore', defaultRole: 'Operator', missingAttribute: { role: 'default' } },
    [invited, asInvited('Operator')],
    'satisfied',
  ],
  [
    invitationPerPolicy,
    'the invited role',
    { pendingInvite: 'ignore', defaultRole: 'Operator', missingAttribute: { role: 'default' } },
    [invited, asInvited('Analyst')],
    'violated',
    'Operator',
  ],
  [
    invitationPerPolicy,
    'a second record',
    { pendingInvite: 'consume' },
    [invited, signsIn([], [inFinance(ada, 'Analyst'), anAccount(ada)])],
    'violated',
    '2 accounts',
  ],
  [invitationPerPolicy, 'refused to invite', { domainPolicy: 'any' }, [notInvited, firstIn], 'not-verified', 'no such domain'],
  [
    invitationPerPolicy,
    'refused to invite',
    { domainPolicy: 'verifiedOnly' },
    [notInvited, notMade],
    'not-applicable',
    'verifiedOnly',
  ],
  [invitationPerPolicy, 'nobody invited', { pendingInvite: 'consume' }, [asInvited('Analyst')], 'not-verified'],
  [invitationPerPolicy, 'no promise', {}, [invited, asInvited('Analyst')], 'unspecified', 'pendingInvite'],
  [invitationUsedUp, 'used', { pendingInvite: 'consume' }, [invited, asInvited('Analyst', { openInvitations: [] })], 'satisfied'],
  [
    invitationUsedUp,
    'open',
    { pendingInvite: 'consume' },
    [invited, asInvited('Analyst', { openInvitations: ['workspace/finance'] })],
    'violated',
    'open',
  ],
  [
    invitationUsedUp,
    'open',
    { pendingInvite: 'ignore' },
    [invited, asInvited('Operator', { openInvitations: ['workspace/finance'] })],
    'satisfied',
  ],
  [
    invitationUsedUp,
    'not shown',
    { pendingInvite: 'consume' },
    [invited, asInvited('Analyst')],
    'not-verified',
    'open invitations',
  ],
  [invitationUsedUp, 'not let in', { pendingInvite: 'consume' }, [graceIn, invited, heldBack], 'not-verified'],
  [invitationUsedUp, 'held back', { pendingInvite: 'block' }, [graceIn, invited, heldBack], 'not-applicable'],
  [
    invitationPerPolicy,
    'an invitation in capitals, where letter case does not count',
    { pendingInvite: 'consume', emailCompare: 'lowercase' },
    [inCapitals, asInvited('Analyst')],
    'satisfied',
  ],
  [
    invitationPerPolicy,
    'an invitation in capitals that is passed over, where letter case does not count',
    { pendingInvite: 'consume', emailCompare: 'lowercase' },
    [inCapitals, asInvited('Operator')],
    'violated',
  ],
  [
    invitationPerPolicy,
    'an invitation in capitals, of which nothing is declared',
    { pendingInvite: 'consume' },
    [inCapitals, asInvited('Analyst')],
    'unspecified',
  ],
  [
    invitationPerPolicy,
    'an invitation in capitals, which is of somebody else where letter case counts',
    { pendingInvite: 'consume', emailCompare: 'exact', defaultRole: 'Operator', missingAttribute: { role: 'default' } },
    [inCapitals, asInvited('Operator')],
    'satisfied',
  ],
  [
    invitationPerPolicy,
    'an invitation in capitals that is taken for their own, where letter case counts',
    { pendingInvite: 'consume', emailCompare: 'exact', defaultRole: 'Operator', missingAttribute: { role: 'default' } },
    [inCapitals, asInvited('Analyst')],
    'violated',
    'Operator',
  ],
])

import { expect, test } from '#unit-test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { completeGiven } from '../case/given.ts'
import type { AccountSeen, OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { domainPerPolicy } from './domain-per-policy.ts'
import { invitationPerPolicy } from './invitation-per-policy.ts'
import { invitationUsedUp } from './invitation-used-up.ts'
import { leaverRecordStays } from './leaver-record-stays.ts'
import { leaverStaysOut } from './leaver-stays-out.ts'
import { removedMemberPerPolicy } from './removed-member-per-policy.ts'
import { seatLimitPerPolicy } from './seat-limit-per-policy.ts'
import { ada, aLanding, anAccount, anAssertion, anExchange, aPlace, aRun, aStep, grace, seeing, session, unseen } from './testing.ts'

const finance = aPlace('finance', 'workspace')
const given = completeGiven({ surface: 'workspace' })

const inFinance = (person = ada, role = 'Operator', more: Partial<AccountSeen> = {}) =>
  anAccount(person, { workspaces: { finance: { roles: { role }, pending: false } }, ...more })
const outside = anAccount(ada, { workspaces: {} })

const signsIn = (before: AccountSeen[], after: AccountSeen[], step: Partial<StepRecord> = {}) =>
  aStep({ place: finance, sent: anAssertion(finance), before: seeing(...before), after: seeing(...after), ...step })
const refusedAs = (code: string, status = 403): Partial<StepRecord> => ({
  session: session(null),
  landing: { ...aLanding(code.replaceAll('-', ' '), code), status },
})
const graceIn = signsIn([], [inFinance(grace)], { person: grace })
const settles = (settled: StepRecord['settled'] & object) => aStep({ kind: 'set', person: null, settled })

const firstIn = signsIn([], [inFinance()])
const removed = settles({ removed: { person: 'ada', place: 'finance' } })
const back = signsIn([outside], [inFinance()])
const keptOut = signsIn([outside], [outside], refusedAs('member-removed'))

const invited = settles({ invited: { person: 'ada', place: 'finance', role: 'Analyst' } })
const asInvited = (role: string, more: Partial<AccountSeen> = {}) => signsIn([], [inFinance(ada, role, more)])
const heldBack = signsIn([], [], refusedAs('invitation-pending'))

const full = settles({ seats: 1 })
const seatless = signsIn([inFinance(grace)], [inFinance(grace)], refusedAs('seat-limit'))
const squeezed = signsIn([inFinance(grace)], [inFinance(grace), inFinance()])
const graceAgain = (step: Partial<StepRecord> = {}) => signsIn([inFinance(grace)], [inFinance(grace)], { person: grace, ...step })

const own = settles({ domains: { verified: ['firstlogin.test'], allowed: [] } })
const lost = settles({ domains: { verified: [], allowed: [] } })
const again = signsIn([inFinance()], [inFinance()])
const turnedDown = signsIn([inFinance()], [inFinance()], refusedAs('domain-not-allowed'))
const notMade = signsIn([], [], refusedAs('domain-not-allowed'))

const refusal = { code: 'not-assigned', text: 'You are not assigned.' }
const active = (more: Partial<AccountSeen> = {}) => anAccount(ada, { status: 'active', ...more })
const wasIn = signsIn([], [active()])
const away = (after: StepRecord['after'], step: Partial<StepRecord> = {}) =>
  aStep({ exchanges: [{ ...anExchange(), response: null, refusal }], session: session(null), after, ...step })

type Row = [check: Check, name: string, policy: CaseRun['policy'], steps: StepRecord[], want: OutcomeKind, says?: string]
const table: Row[] = [
  [removedMemberPerPolicy, 'back', { removedMember: 'rejoin' }, [firstIn, removed, back], 'satisfied'],
  [removedMemberPerPolicy, 'kept out', { removedMember: 'rejoin' }, [firstIn, removed, keptOut], 'violated', 'nobody is signed in'],
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
  [removedMemberPerPolicy, 'still in after the removal', { removedMember: 'rejoin' }, [firstIn, removed, again], 'not-verified', 'still in'],
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
  [invitationPerPolicy, 'the default role', { pendingInvite: 'consume' }, [invited, asInvited('Operator')], 'violated', 'Analyst'],
  [invitationPerPolicy, 'held back', { pendingInvite: 'consume' }, [graceIn, invited, heldBack], 'violated'],
  [invitationPerPolicy, 'held back', { pendingInvite: 'block' }, [graceIn, invited, heldBack], 'satisfied'],
  [invitationPerPolicy, 'held back and nobody ever in', { pendingInvite: 'block' }, [invited, heldBack], 'not-verified', 'control'],
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
  [invitationUsedUp, 'not shown', { pendingInvite: 'consume' }, [invited, asInvited('Analyst')], 'not-verified', 'open invitations'],
  [invitationUsedUp, 'not let in', { pendingInvite: 'consume' }, [graceIn, invited, heldBack], 'not-verified'],
  [invitationUsedUp, 'held back', { pendingInvite: 'block' }, [graceIn, invited, heldBack], 'not-applicable'],

  [seatLimitPerPolicy, 'squeezed in', { seatPolicy: 'ignore' }, [graceIn, full, squeezed, graceAgain()], 'satisfied'],
  [seatLimitPerPolicy, 'kept out', { seatPolicy: 'ignore' }, [graceIn, full, seatless], 'violated'],
  [seatLimitPerPolicy, 'kept out, the other not', { seatPolicy: 'blockNew' }, [graceIn, full, seatless, graceAgain()], 'satisfied'],
  [seatLimitPerPolicy, 'squeezed in', { seatPolicy: 'blockNew' }, [graceIn, full, squeezed], 'violated', 'signed in as'],
  [
    seatLimitPerPolicy,
    'the other locked out',
    { seatPolicy: 'blockNew' },
    [graceIn, full, seatless, graceAgain(refusedAs('seat-limit'))],
    'violated',
  ],
  [seatLimitPerPolicy, 'both locked out', { seatPolicy: 'blockAll' }, [graceIn, full, seatless, graceAgain(refusedAs('seat-limit'))], 'satisfied'],
  [seatLimitPerPolicy, 'the other let in', { seatPolicy: 'blockAll' }, [graceIn, full, seatless, graceAgain()], 'violated'],
  [
    seatLimitPerPolicy,
    'no reason',
    { seatPolicy: 'blockNew' },
    [graceIn, full, signsIn([inFinance(grace)], [inFinance(grace)], refusedAs('not-let-in'))],
    'violated',
    'no seat',
  ],
  [
    seatLimitPerPolicy,
    'an account left behind',
    { seatPolicy: 'blockNew' },
    [graceIn, full, signsIn([inFinance(grace)], [inFinance(grace), outside], refusedAs('seat-limit'))],
    'violated',
    'an account for',
  ],
  [seatLimitPerPolicy, 'no limit', { seatPolicy: 'blockNew' }, [graceIn, squeezed], 'not-verified'],

  [domainPerPolicy, 'let in', { domainPolicy: 'any' }, [own, firstIn, lost, again], 'satisfied'],
  [domainPerPolicy, 'refused later', { domainPolicy: 'any' }, [own, firstIn, lost, turnedDown], 'violated'],
  [domainPerPolicy, 'let in', { domainPolicy: 'verifiedOnly' }, [own, firstIn, lost, again], 'violated', 'signed in as'],
  [domainPerPolicy, 'refused later', { domainPolicy: 'verifiedOnly' }, [own, firstIn, lost, turnedDown], 'satisfied'],
  [domainPerPolicy, 'refused at first', { domainPolicy: 'verifiedOrInvited' }, [lost, graceIn, notMade], 'violated'],
  [domainPerPolicy, 'refused, and nobody ever in', { domainPolicy: 'allowList' }, [lost, notMade], 'not-verified', 'control'],
  [domainPerPolicy, 'no promise', {}, [own, firstIn], 'unspecified', 'domainPolicy'],
  [domainPerPolicy, 'nobody says which domains', { domainPolicy: 'any' }, [firstIn], 'not-verified'],
  [domainPerPolicy, 'no probe', { domainPolicy: 'any' }, [own, signsIn([], [inFinance()], { session: session('unknown') })], 'not-verified'],

  [leaverStaysOut, 'out', {}, [wasIn, away(seeing(active()))], 'satisfied'],
  [leaverStaysOut, 'in', {}, [wasIn, away(seeing(active()), { session: session(ada) })], 'violated', 'signed in as'],
  [leaverStaysOut, 'no probe', {}, [wasIn, away(seeing(active()), { session: session('unknown') })], 'not-verified'],
  [leaverStaysOut, 'never in', {}, [away(seeing())], 'not-verified'],
  [leaverRecordStays, 'as it was', {}, [wasIn, away(seeing(active()))], 'satisfied'],
  [leaverRecordStays, 'deactivated', {}, [wasIn, away(seeing(active({ status: 'deactivated' })))], 'violated', 'deactivated'],
  [leaverRecordStays, 'gone', {}, [wasIn, away(seeing())], 'violated'],
  [leaverRecordStays, 'no observer', {}, [wasIn, away(unseen)], 'not-verified'],
  [leaverRecordStays, 'nobody turned away', {}, [wasIn], 'not-verified'],
]
for (const [check, name, policy, steps, want, says] of table) {
  test(`${check.id}: ${name} is ${want} with ${JSON.stringify(policy)}`, () => {
    const run = aRun({ steps, policy: { existingAccount: 'link', ...policy }, surface: 'workspace', given })
    const outcome = check.evaluate(run)
    expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}

test('an account made by hand that is not let in says nothing of domains where more proof is asked for', () => {
  const byHand = { ...given, accounts: [{ person: 'ada' }] }
  const steps = [own, signsIn([outside], [outside], refusedAs('verify-first'))]
  const policy = { domainPolicy: 'any', existingAccount: 'linkAfterVerification' } as const
  const outcome = domainPerPolicy.evaluate(aRun({ steps, policy, surface: 'workspace', given: byHand }))
  expect([outcome.kind, JSON.stringify(outcome)]).toEqual(['not-verified', expect.stringContaining('linkAfterVerification')])
})

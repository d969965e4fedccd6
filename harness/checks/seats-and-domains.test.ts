import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import { domainPerPolicy } from './domain-per-policy.ts'
import { again, firstIn, given, graceIn, inFinance, outside, refusedAs, settles, signsIn, testRows } from './entry-testing.ts'
import { seatLimitPerPolicy } from './seat-limit-per-policy.ts'
import { aRun, grace, session } from './testing.ts'

const full = settles({ seats: 1 })
const seatless = signsIn([inFinance(grace)], [inFinance(grace)], refusedAs('seat-limit'))
const squeezed = signsIn([inFinance(grace)], [inFinance(grace), inFinance()])
const graceAgain = (step: Partial<StepRecord> = {}) => signsIn([inFinance(grace)], [inFinance(grace)], { person: grace, ...step })
const own = settles({ domains: { verified: ['firstlogin.test'], allowed: [] } })
const lost = settles({ domains: { verified: [], allowed: [] } })
const turnedDown = signsIn([inFinance()], [inFinance()], refusedAs('domain-not-allowed'))
const notMade = signsIn([], [], refusedAs('domain-not-allowed'))

testRows([
  [seatLimitPerPolicy, 'squeezed in', { seatPolicy: 'ignore' }, [graceIn, full, squeezed, graceAgain()], 'satisfied'],
  [seatLimitPerPolicy, 'kept out', { seatPolicy: 'ignore' }, [graceIn, full, seatless], 'violated'],
  [
    seatLimitPerPolicy,
    'kept out, the other not',
    { seatPolicy: 'blockNew' },
    [graceIn, full, seatless, graceAgain()],
    'satisfied',
  ],
  [seatLimitPerPolicy, 'squeezed in', { seatPolicy: 'blockNew' }, [graceIn, full, squeezed], 'violated', 'signed in as'],
  [
    seatLimitPerPolicy,
    'the other locked out',
    { seatPolicy: 'blockNew' },
    [graceIn, full, seatless, graceAgain(refusedAs('seat-limit'))],
    'violated',
  ],
  [
    seatLimitPerPolicy,
    'both locked out',
    { seatPolicy: 'blockAll' },
    [graceIn, full, seatless, graceAgain(refusedAs('seat-limit'))],
    'satisfied',
  ],
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
  [
    domainPerPolicy,
    'refused for want of a role',
    { domainPolicy: 'any', missingAttribute: { role: 'reject' }, defaultRole: 'Operator' },
    [own, signsIn([], [], refusedAs('missing-attribute'))],
    'not-applicable',
    'role is missing',
  ],
  [
    domainPerPolicy,
    'refused for want of a role that may be left out',
    { domainPolicy: 'any', missingAttribute: { role: 'default' }, defaultRole: 'Operator' },
    [own, signsIn([], [], refusedAs('missing-attribute'))],
    'violated',
  ],
  [domainPerPolicy, 'no promise', {}, [own, firstIn], 'unspecified', 'domainPolicy'],
  [domainPerPolicy, 'nobody says which domains', { domainPolicy: 'any' }, [firstIn], 'not-verified'],
  [
    domainPerPolicy,
    'no probe',
    { domainPolicy: 'any' },
    [own, signsIn([], [inFinance()], { session: session('unknown') })],
    'not-verified',
  ],
])

test('an account made by hand that is not let in says nothing of domains where more proof is asked for', () => {
  const byHand = { ...given, accounts: [{ person: 'ada' }] }
  const unlinked = { ...outside, idpIds: [] }
  const steps = [own, signsIn([unlinked], [unlinked], refusedAs('verify-first'))]
  const compares = { nameIdCompare: 'exact', emailCompare: 'lowercase', duplicateValue: 'first' } as const
  const missing = { missingAttribute: { email: 'default' } } as const
  const policy = { domainPolicy: 'any', existingAccount: 'linkAfterVerification', ...compares, ...missing } as const
  const outcome = domainPerPolicy.evaluate(aRun({ steps, policy, surface: 'workspace', given: byHand }))
  expect([outcome.kind, JSON.stringify(outcome)]).toEqual(['not-applicable', expect.stringContaining('linkAfterVerification')])
})

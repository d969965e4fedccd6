import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { AccountSeen } from '../results.ts'
import { openedBy } from './opened.ts'
import { ada, anAccount, anAssertion, aPlace, aStep, grace, seeing, session, somebody, unseen } from './testing.ts'

const place = aPlace('prod')
const hers = anAccount(ada, { idpIds: ['idp|id-1'], displayName: 'Ada' })
const his = anAccount(grace, { idpIds: ['idp|id-2'] })

/** Somebody with this NameID and address signs in; who ends up signed in, and what there is then. */
function signIn(nameId: string, mail: string, who: AccountSeen | null, accounts: [AccountSeen[], AccountSeen[]]): StepRecord {
  const [before, after] = accounts
  const sent = { ...anAssertion(place, { mail: [mail] }), nameId }
  return aStep({ place, sent, session: session(who), before: seeing(...before), after: seeing(...after) })
}

const renewed = { ...hers, email: 'ada.king@x.test' }
const opened: [string, StepRecord, string][] = [
  ['the account of before', signIn('id-1', hers.email, hers, [[hers], [hers]]), `account ${hers.email}`],
  ['one whose address has changed', signIn('id-1', renewed.email, renewed, [[hers], [renewed]]), `account ${hers.email}`],
  ['a new one', signIn('id-1', hers.email, hers, [[his], [his, hers]]), 'new'],
  [
    'a second one of the same address',
    signIn('id-9', hers.email, hers, [[hers], [hers, { ...hers, idpIds: ['idp|id-9'] }]]),
    'new',
  ],
  ['nothing', signIn('id-1', hers.email, null, [[hers], [hers]]), 'nothing'],
  ['an account, and nobody is signed in', signIn('id-1', hers.email, null, [[], [hers]]), 'stray'],
  ['an account, and another one is signed in', signIn('id-1', hers.email, his, [[his], [his, hers]]), 'stray'],
  ['a session of no account', signIn('id-1', hers.email, hers, [[], []]), 'stray'],
  ['nothing here', { ...signIn('id-1', hers.email, null, [[hers], [hers]]), session: session(hers, aPlace('test')) }, 'nothing'],
  [
    'a new one, by the portal of an environment',
    { ...signIn('id-1', hers.email, hers, [[], [hers]]), channel: 'portal', session: session(hers, aPlace('test')) },
    'new',
  ],
  ['somebody', { ...signIn('id-1', hers.email, null, [[hers], [hers]]), session: somebody }, 'unseen'],
  ['what no probe tells', { ...signIn('id-1', hers.email, null, [[hers], [hers]]), session: session('unknown') }, 'unseen'],
  ['what nobody sees', { ...signIn('id-1', hers.email, hers, [[], []]), after: unseen }, 'unseen'],
]
for (const [name, step, want] of opened)
  test(`opened: ${name}`, () => {
    const seen = openedBy(step)
    expect(seen.kind === 'account' ? `account ${seen.account.email}` : seen.kind).toBe(want)
  })

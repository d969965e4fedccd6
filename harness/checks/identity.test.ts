import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { StepRecord } from '../case/case-run.ts'
import type { AccountSeen } from '../results.ts'
import { accountPerMatchKey } from './account-per-match-key.ts'
import { addressPerPolicy } from './address-per-policy.ts'
import { anotherIdpsAccountClosed } from './another-idps-account-closed.ts'
import { oneAccount } from './one-account.ts'
import { declaredStop } from './owner-of.ts'
import { ada, anAccount, anAssertion, aPlace, aRun, aStep, grace, seeing, session, unseen } from './testing.ts'

const place = aPlace('prod')
const hers = anAccount(ada, { idpIds: ['idp|id-1'], displayName: 'Ada' })
const his = anAccount(grace, { idpIds: ['idp|id-2'] })
const policy: ProvisioningPolicy = {
  matchKey: 'idpId+emailFallback',
  nameIdCompare: 'exact',
  emailCompare: 'lowercase',
  existingAccount: 'link',
  missingAttribute: { email: 'reject' },
  duplicateValue: 'first',
}

/** Somebody with this NameID and address signs in; who ends up signed in, and what there is then. */
function signIn(nameId: string, mail: string, who: AccountSeen | null, accounts: [AccountSeen[], AccountSeen[]]): StepRecord {
  const sent = { ...anAssertion(place, { mail: [mail] }), nameId }
  const [before, after] = accounts
  return aStep({ place, sent, session: session(who), before: seeing(...before), after: seeing(...after) })
}

const judged: [string, ProvisioningPolicy, StepRecord, string][] = [
  [
    'the owner of the NameID',
    policy,
    signIn('id-1', his.email, hers, [
      [hers, his],
      [hers, his],
    ]),
    'satisfied',
  ],
  [
    'the holder of the address instead',
    policy,
    signIn('id-1', his.email, his, [
      [hers, his],
      [hers, his],
    ]),
    'violated',
  ],
  [
    'the holder of the address, by an email key',
    { ...policy, matchKey: 'email' },
    signIn('id-1', his.email, his, [
      [hers, his],
      [hers, his],
    ]),
    'not-applicable',
  ],
  [
    'neither of them, by an email key',
    { ...policy, matchKey: 'email' },
    signIn('id-1', his.email, null, [
      [hers, his],
      [hers, his],
    ]),
    'violated',
  ],
  ['a newcomer', policy, signIn('id-1', hers.email, hers, [[his], [his, hers]]), 'satisfied'],
  ['a newcomer in an old account', policy, signIn('id-9', 'new@x.test', hers, [[hers], [hers]]), 'violated'],
  ['a newcomer outside', policy, signIn('id-9', 'new@x.test', null, [[hers], [hers]]), 'violated'],
  [
    'a newcomer of an unknown domain',
    { ...policy, domainPolicy: 'verifiedOnly' },
    signIn('id-9', 'new@x.test', null, [[hers], [hers]]),
    'not-verified',
  ],
  ['a recycled address, refused', policy, signIn('id-9', hers.email, null, [[hers], [hers]]), 'satisfied'],
  [
    'a recycled address with a person of its own',
    policy,
    signIn('id-9', hers.email, hers, [[hers], [hers, { ...hers, idpIds: ['idp|id-9'] }]]),
    'satisfied',
  ],
  ['a recycled address that opens', policy, signIn('id-9', hers.email, hers, [[hers], [hers]]), 'violated'],
  [
    'the same by an email key',
    { ...policy, matchKey: 'email' },
    signIn('id-9', hers.email, hers, [[hers], [hers]]),
    'not-applicable',
  ],
  [
    'a domain that may be verified',
    { ...policy, existingAccount: 'linkIfVerifiedEmail' },
    signIn('id-9', hers.email, null, [[anAccount(ada, { idpIds: [] })], [anAccount(ada, { idpIds: [] })]]),
    'not-verified',
  ],
  ['an unknown key', {}, signIn('id-1', hers.email, hers, [[hers], [hers]]), 'unspecified'],
]
for (const [name, own, step, want] of judged)
  test(`account-per-match-key: ${name}`, () =>
    expect(accountPerMatchKey.evaluate(aRun({ policy: own, steps: [step] })).kind).toBe(want))

test('account-per-match-key: nobody who signed in is not green', () => {
  expect(accountPerMatchKey.evaluate(aRun({ policy, steps: [] })).kind).toBe('not-verified')
})

const renewing = (to: string) => ({
  ...signIn('id-1', 'ada.king@x.test', null, [[hers], [{ ...hers, email: to }]]),
  session: session({ email: to }),
})
const addresses: [string, ProvisioningPolicy, string, string][] = [
  ['kept', { updatePolicy: 'never' }, hers.email, 'satisfied'],
  ['refreshed where it should be kept', { updatePolicy: 'never' }, 'ada.king@x.test', 'violated'],
  ['refreshed', { updatePolicy: 'eachLogin' }, 'ada.king@x.test', 'satisfied'],
  ['kept where it should be refreshed', { updatePolicy: 'eachLogin' }, hers.email, 'violated'],
  ['kept, since it is full', { updatePolicy: 'onlyEmpty' }, hers.email, 'satisfied'],
  ['refreshed by field', { updatePolicy: 'perField', immutable: ['idpId'] }, 'ada.king@x.test', 'satisfied'],
  ['kept, since nothing changes it', { updatePolicy: 'perField', immutable: ['email'] }, hers.email, 'satisfied'],
  ['no promise', {}, hers.email, 'unspecified'],
]
for (const [name, own, to, want] of addresses)
  test(`address-per-policy: ${name}`, () => {
    const known = { ...ada, formerly: [hers.email], sends: { email: 'ada.king@x.test' } }
    const run = aRun({ policy: { ...policy, ...own }, steps: [{ ...renewing(to), person: known }] })
    expect(addressPerPolicy.evaluate(run).kind).toBe(want)
  })

const leftOut: [string, ProvisioningPolicy, string, string][] = [
  ['kept', { updatePolicy: 'eachLogin' }, 'contact@x.test', 'satisfied'],
  ['replaced by the NameID', { updatePolicy: 'eachLogin' }, hers.email, 'violated'],
]
for (const [name, own, to, want] of leftOut)
  test(`address-per-policy: an address that was sent once and is left out now is ${name}`, () => {
    const contact = { ...hers, email: 'contact@x.test' }
    const known = { ...ada, formerly: ['contact@x.test'] }
    const first = { ...signIn('id-1', 'contact@x.test', contact, [[], [contact]]), person: known }
    const later = {
      ...first,
      sent: { ...anAssertion(place, {}), nameId: hers.email },
      before: seeing(contact),
      after: seeing({ ...contact, email: to }),
      session: session({ email: to }),
    }
    expect(addressPerPolicy.evaluate(aRun({ policy: { ...policy, ...own }, steps: [first, later] })).kind).toBe(want)
  })

const finance = aPlace('finance', 'workspace')
const workspaces = [{ name: 'finance', jit: true, environments: false, customRoles: [], folders: [], groupRoles: [] }]
const given = { environments: [], environmentsFeature: true, workspaces, accounts: [], chat: null }
const member = { ...hers, idpIds: ['other|id-1'], workspaces: { hr: { roles: { role: 'Operator' }, pending: false } } }
const asserted = (who: AccountSeen | null, more: Partial<StepRecord> = {}) => ({
  ...signIn('id-1', hers.email, who, [[member], [member]]),
  place: finance,
  ...more,
})
const asking = { mails: [{ to: hers.email, subject: 'Your code', text: 'Your code: 123456' }] }
const notice = { mails: [{ to: hers.email, subject: 'Your account', text: 'Somebody tried to sign in as you.' }] }
const proof = aStep({ kind: 'enter-code', details: { code: 'right', typed: '1' } })
const foreign: [string, ProvisioningPolicy, StepRecord[], string][] = [
  ['closed until proven', { crossOrg: 'verify' }, [asserted(null, asking)], 'satisfied'],
  ['closed, and nothing asks for the proof', { crossOrg: 'verify' }, [asserted(null)], 'violated'],
  ['a proof is asked for where none is taken', { crossOrg: 'refuse' }, [asserted(null, asking)], 'violated'],
  [
    'closed to whoever does not sign in first, as declared',
    { crossOrg: 'verify', existingAccountInOtherWorkspace: 'requireLogin' },
    [asserted(null)],
    'satisfied',
  ],
  [
    'a mail where the policy is stricter',
    { crossOrg: 'verify', existingAccountInOtherWorkspace: 'reject' },
    [asserted(null, asking)],
    'violated',
  ],
  ['opened without proof', { crossOrg: 'verify' }, [asserted(hers)], 'violated'],
  ['opened after the proof', { crossOrg: 'verify' }, [asserted(null, asking), proof, asserted(hers)], 'satisfied'],
  ['a notice of what was tried', { crossOrg: 'refuse' }, [asserted(null, notice)], 'satisfied'],
  ['a notice that asks for nothing', { crossOrg: 'verify' }, [asserted(null, notice)], 'violated'],
  ['closed for ever', { crossOrg: 'refuse' }, [asserted(null)], 'satisfied'],
  ['opened where it is refused', { crossOrg: 'refuse' }, [asserted(hers)], 'violated'],
  ['shared', { crossOrg: 'allow' }, [asserted(hers)], 'not-applicable'],
  ['no promise', {}, [asserted(null)], 'unspecified'],
  ['nobody sees it', { crossOrg: 'verify' }, [asserted(null, { before: unseen })], 'not-verified'],
  ['their own IdP', { crossOrg: 'verify' }, [signIn('id-1', hers.email, hers, [[hers], [hers]])], 'not-verified'],
]
for (const [name, own, steps, want] of foreign)
  test(`another-idps-account-closed: ${name}`, () =>
    expect(anotherIdpsAccountClosed.evaluate(aRun({ policy: { ...policy, ...own }, given, steps })).kind).toBe(want))

const shouted = { ...hers, email: hers.email.toUpperCase() }
const spellings: [string, ProvisioningPolicy, AccountSeen[], string][] = [
  ['two spellings, one person', { emailCompare: 'lowercase' }, [hers, shouted], 'violated'],
  ['two spellings, two people', { emailCompare: 'exact' }, [hers, shouted], 'not-applicable'],
  ['one spelling twice', { emailCompare: 'exact' }, [hers, hers], 'violated'],
]
for (const [name, own, accounts, want] of spellings)
  test(`one-account: ${name}`, () => {
    const steps = [signIn('id-1', hers.email, hers, [[hers], accounts])]
    expect(oneAccount.evaluate(aRun({ policy: own, steps })).kind).toBe(want)
  })

const stops: [string, ProvisioningPolicy, StepRecord, boolean][] = [
  ['another NameID of the issuer', policy, signIn('id-9', hers.email, null, [[hers], [hers]]), true],
  [
    'an account to be proven',
    { ...policy, existingAccount: 'linkAfterVerification' },
    signIn('id-9', hers.email, null, [[{ ...hers, idpIds: [] }], []]),
    true,
  ],
  ['an account to be linked', policy, signIn('id-9', hers.email, null, [[{ ...hers, idpIds: [] }], []]), false],
  ['somebody got in', policy, signIn('id-9', hers.email, hers, [[hers], [hers]]), false],
  [
    'an error page',
    policy,
    {
      ...signIn('id-9', hers.email, null, [[hers], [hers]]),
      landing: { url: 'http://sp.test', status: 500, text: '', refusalCode: null },
    },
    false,
  ],
  ['no key', {}, signIn('id-9', hers.email, null, [[hers], [hers]]), false],
]
for (const [name, own, step, want] of stops)
  test(`a declared stop: ${name}`, () => expect(declaredStop(aRun({ policy: own, steps: [step] }), step) !== null).toBe(want))

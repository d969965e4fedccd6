import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { StepRecord } from '../case/case-run.ts'
import type { CaseGiven } from '../case/given.ts'
import type { AccountSeen } from '../results.ts'
import { creationIsAtomic } from './creation-is-atomic.ts'
import { privilegedAccountNotCaptured } from './privileged-account-not-captured.ts'
import { ada, anAccount, anAssertion, aPlace, aRun, aStep, grace, seeing, session, unseen } from './testing.ts'
import { unprovenAddressNotLinked } from './unproven-address-not-linked.ts'

const finance = aPlace('finance', 'workspace')
const byHand = anAccount(ada, { idpIds: [], workspaces: { finance: { roles: { role: 'Admin' }, pending: false } } })
const linked = { ...byHand, idpIds: [`idp|${ada.email}`] }

/** Ada signs in; who is signed in then, and what there was and is. */
function signIn(
  who: AccountSeen | null,
  before: AccountSeen[],
  after: AccountSeen[],
  more: Partial<StepRecord> = {},
): StepRecord {
  const seen = { before: seeing(...before), after: seeing(...after) }
  return aStep({ place: finance, sent: anAssertion(finance), session: session(who), ...seen, ...more })
}
const workspaces: CaseGiven['workspaces'] = ['finance', 'hr'].map((name) => ({
  name,
  jit: true,
  environments: false,
  customRoles: [],
  folders: [],
  groupRoles: [],
}))
const given: CaseGiven = { environments: [], environmentsFeature: true, workspaces, accounts: [], chat: null }
const proof = aStep({ kind: 'enter-code', details: { code: 'right', typed: '1' } })
const needsAddress: ProvisioningPolicy = { missingAttribute: { email: 'reject' } }

const unproven: [string, ProvisioningPolicy, StepRecord[], string][] = [
  ['stays closed', { existingAccount: 'linkAfterVerification' }, [signIn(null, [byHand], [byHand])], 'satisfied'],
  ['is opened', { existingAccount: 'linkAfterVerification' }, [signIn(byHand, [byHand], [linked])], 'violated'],
  ['is linked behind the scenes', { existingAccount: 'reject' }, [signIn(null, [byHand], [linked])], 'violated'],
  ['gets a second one beside it', { existingAccount: 'reject' }, [signIn(byHand, [byHand], [byHand, linked])], 'violated'],
  [
    'is opened after the proof',
    { existingAccount: 'linkAfterVerification' },
    [signIn(null, [byHand], [byHand]), proof, signIn(byHand, [byHand], [linked])],
    'satisfied',
  ],
  ['is linked as declared', { existingAccount: 'link' }, [signIn(byHand, [byHand], [linked])], 'not-applicable'],
  ['may be verified', { existingAccount: 'linkIfVerifiedEmail' }, [signIn(byHand, [byHand], [linked])], 'not-verified'],
  ['is not verified', { existingAccount: 'linkIfVerifiedEmail' }, [signIn(null, [byHand], [byHand])], 'satisfied'],
  ['no promise', {}, [signIn(null, [byHand], [byHand])], 'unspecified'],
  ['is linked already', { existingAccount: 'reject' }, [signIn(linked, [linked], [linked])], 'not-verified'],
  ['nobody sees it', { existingAccount: 'reject' }, [signIn(null, [], [], { before: unseen })], 'not-verified'],
]
for (const [name, policy, steps, want] of unproven)
  test(`unproven-address-not-linked: the account ${name}`, () => {
    const run = aRun({ policy: { ...needsAddress, ...policy }, given, steps })
    expect(unprovenAddressNotLinked.evaluate(run).kind).toBe(want)
  })

test('unproven-address-not-linked: a member of another workspace is asked by the key for those', () => {
  const policy = { ...needsAddress, existingAccount: 'link', existingAccountInOtherWorkspace: 'reject' } as const
  const opened = signIn(byHand, [byHand], [linked], { place: aPlace('hr', 'workspace') })
  expect(unprovenAddressNotLinked.evaluate(aRun({ policy, given, steps: [opened] })).kind).toBe('violated')
})

const password = (person: typeof ada, letIn: boolean) =>
  aStep({ kind: 'password-sign-in', person, session: session(letIn ? person : null) })
const own = password(ada, true)
const other = password(grace, false)
const privileged: [string, StepRecord[], string][] = [
  ['stays closed', [own, other, signIn(null, [byHand], [byHand])], 'satisfied'],
  ['is opened', [own, other, signIn(byHand, [byHand], [linked])], 'violated'],
  ['is changed', [own, other, signIn(null, [byHand], [linked])], 'violated'],
  ['is no way in itself', [password(ada, false), other, signIn(null, [byHand], [byHand])], 'not-verified'],
  ['is like any other', [own, password(grace, true), signIn(null, [byHand], [byHand])], 'not-verified'],
  ['is compared with nobody', [own, signIn(null, [byHand], [byHand])], 'not-verified'],
  ['is not asked for', [own, other], 'not-verified'],
  ['is not seen', [own, other, signIn(null, [byHand], [], { after: unseen })], 'not-verified'],
]
for (const [name, steps, want] of privileged)
  test(`privileged-account-not-captured: the account ${name}`, () => {
    const accounts = [{ person: 'ada', emergency: true }, { person: 'grace' }]
    expect(privilegedAccountNotCaptured.evaluate(aRun({ given: { ...given, accounts }, steps })).kind).toBe(want)
  })

const late = (lateStep: string) => aStep({ kind: 'late-step', person: null, session: null, details: { lateStep } })
const atomic: [string, StepRecord[], string][] = [
  ['nothing, then everything', [late('fails'), signIn(null, [], []), late('works'), signIn(linked, [], [linked])], 'satisfied'],
  ['half an account', [late('fails'), signIn(null, [], [byHand])], 'violated'],
  ['a session without an account', [late('fails'), signIn(linked, [], [])], 'violated'],
  ['no way in afterwards', [late('fails'), signIn(null, [], []), late('works'), signIn(null, [], [])], 'violated'],
  ['no failure', [late('fails'), signIn(linked, [], [linked])], 'not-verified'],
  ['no try', [late('fails'), late('works')], 'not-verified'],
  ['nothing seen', [late('fails'), signIn(null, [], [], { after: unseen })], 'not-verified'],
  ['a sign-in before', [signIn(linked, [], [linked])], 'not-verified'],
]
for (const [name, steps, want] of atomic)
  test(`creation-is-atomic: ${name}`, () => expect(creationIsAtomic.evaluate(aRun({ steps })).kind).toBe(want))

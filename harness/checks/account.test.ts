import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { accountCreated } from './account-created.ts'
import type { Check } from './check.ts'
import { identityLinked } from './identity-linked.ts'
import { inactivePerPolicy } from './inactive-per-policy.ts'
import { jitSwitchObeyed } from './jit-switch-obeyed.ts'
import { nameNeverEmpty } from './name-never-empty.ts'
import { oneAccount } from './one-account.ts'
import { parallelSignInsSucceed } from './parallel-sign-ins-succeed.ts'
import { profilePerPolicy } from './profile-per-policy.ts'
import { repeatChangesNothing } from './repeat-changes-nothing.ts'
import { ssoRequired } from './sso-required.ts'
import { ada, anAccount, anAssertion, aPlace, aRun, aStep, grace, seeing, session, unseen } from './testing.ts'

const prod = aPlace('prod')
const hers = anAccount(ada, { displayName: 'Ada', status: 'active' })

function signsIn(more: Partial<StepRecord> = {}): StepRecord {
  return aStep({
    kind: 'sign-in',
    person: ada,
    place: prod,
    sent: anAssertion(prod),
    session: session(ada),
    before: seeing(),
    after: seeing(hers),
    ...more,
  })
}

const again = (more: Partial<StepRecord> = {}) => signsIn({ before: seeing(hers), ...more })
const refused = (more: Partial<StepRecord> = {}) => signsIn({ session: session(null), after: seeing(), ...more })
const given = { accounts: [], chat: null, environmentsFeature: true, workspaces: [] }
const closed = {
  name: 'prod',
  authMethod: 'saml' as const,
  samlEnabled: true,
  jit: false,
  groupSync: false,
  enforceFor: 'all' as const,
  defaultPermissions: [],
  apps: [],
  groups: [],
  provider: true,
}
const open = { ...closed, name: 'test', jit: true }
const elsewhere = signsIn({ place: aPlace('test') })
const password = (letIn: boolean, offered: string, person = ada) =>
  aStep({
    kind: 'password-sign-in',
    person,
    place: prod,
    session: session(letIn ? person : null),
    before: seeing(hers),
    after: seeing(hers),
    details: { offered },
  })
const many = (...signedIn: boolean[]) =>
  aStep({
    kind: 'parallel-sign-ins',
    person: ada,
    place: prod,
    parallel: signedIn.map((each) => ({
      landing: null,
      session: session(each ? ada : null) ?? { known: false, signedInAs: null },
      problem: null,
    })),
  })

const table: {
  check: Check
  name: string
  steps: StepRecord[]
  run?: Partial<Parameters<typeof aRun>[0]>
  want: Outcome['kind']
}[] = [
  { check: accountCreated, name: 'made', steps: [signsIn()], want: 'satisfied' },
  { check: accountCreated, name: 'not made', steps: [refused()], want: 'violated' },
  { check: accountCreated, name: 'no observer', steps: [signsIn({ after: unseen })], want: 'not-verified' },
  { check: accountCreated, name: 'there before', steps: [again()], want: 'not-verified' },
  { check: oneAccount, name: 'one', steps: [signsIn()], want: 'satisfied' },
  {
    check: oneAccount,
    name: 'two',
    steps: [signsIn({ after: seeing(hers, anAccount({ email: ada.email.toUpperCase() })) })],
    want: 'violated',
  },
  { check: oneAccount, name: 'a session and no account', steps: [signsIn({ after: seeing() })], want: 'violated' },
  { check: oneAccount, name: 'one of several got in, and no account', steps: [many(true, false)], want: 'violated' },
  { check: oneAccount, name: 'nobody was let in', steps: [refused()], want: 'not-verified' },
  {
    check: oneAccount,
    name: 'two, and nobody was let in',
    steps: [refused({ after: seeing(hers, anAccount({ email: ada.email.toUpperCase() })) })],
    want: 'violated',
  },
  { check: oneAccount, name: 'no observer', steps: [signsIn({ after: unseen })], want: 'not-verified' },
  { check: repeatChangesNothing, name: 'the same', steps: [signsIn(), again()], want: 'satisfied' },
  {
    check: repeatChangesNothing,
    name: 'touched',
    steps: [signsIn(), again({ after: seeing({ ...hers, updatedAt: 'now' }) })],
    want: 'violated',
  },
  { check: repeatChangesNothing, name: 'refused twice', steps: [refused(), refused()], want: 'not-verified' },
  { check: repeatChangesNothing, name: 'once', steps: [signsIn()], want: 'not-verified' },
  { check: identityLinked, name: 'stored', steps: [signsIn()], want: 'satisfied' },
  {
    check: identityLinked,
    name: 'of another issuer',
    steps: [signsIn({ after: seeing(anAccount(ada, { idpIds: [`other|${ada.email}`] })) })],
    want: 'violated',
  },
  {
    check: identityLinked,
    name: 'nothing stored',
    steps: [signsIn({ after: seeing(anAccount(ada, { idpIds: [] })) })],
    want: 'violated',
  },
  { check: nameNeverEmpty, name: 'a name', steps: [signsIn()], want: 'satisfied' },
  {
    check: nameNeverEmpty,
    name: 'blank',
    steps: [signsIn({ after: seeing(anAccount(ada, { displayName: ' ' })) })],
    want: 'violated',
  },
  { check: nameNeverEmpty, name: 'nobody there', steps: [refused()], want: 'not-verified' },
  { check: profilePerPolicy, name: 'kept', steps: [again()], run: { policy: { updatePolicy: 'never' } }, want: 'satisfied' },
  {
    check: profilePerPolicy,
    name: 'rewritten',
    steps: [again({ after: seeing({ ...hers, displayName: 'New' }) })],
    run: { policy: { updatePolicy: 'never' } },
    want: 'violated',
  },
  {
    check: profilePerPolicy,
    name: 'not let in',
    steps: [again({ session: session(null) })],
    run: { policy: { updatePolicy: 'never' } },
    want: 'not-verified',
  },
  { check: profilePerPolicy, name: 'no such key', steps: [again()], run: { policy: {} }, want: 'unspecified' },
  {
    check: inactivePerPolicy,
    name: 'refused',
    steps: [
      again({
        before: seeing({ ...hers, status: 'deactivated' }),
        after: seeing({ ...hers, status: 'deactivated' }),
        session: session(null),
      }),
    ],
    run: { policy: { inactiveAccount: 'refuse' } },
    want: 'satisfied',
  },
  {
    check: inactivePerPolicy,
    name: 'revived',
    steps: [again({ before: seeing({ ...hers, status: 'deactivated' }) })],
    run: { policy: { inactiveAccount: 'refuse' } },
    want: 'violated',
  },
  {
    check: inactivePerPolicy,
    name: 'active all along',
    steps: [again()],
    run: { policy: { inactiveAccount: 'refuse' } },
    want: 'not-verified',
  },
  {
    check: jitSwitchObeyed,
    name: 'refused',
    steps: [refused(), elsewhere],
    run: { given: { ...given, environments: [closed, open] } },
    want: 'satisfied',
  },
  {
    check: jitSwitchObeyed,
    name: 'let in',
    steps: [signsIn(), elsewhere],
    run: { given: { ...given, environments: [closed, open] } },
    want: 'violated',
  },
  {
    check: jitSwitchObeyed,
    name: 'refused everywhere',
    steps: [refused(), refused({ place: aPlace('test') })],
    run: { given: { ...given, environments: [closed, open] } },
    want: 'not-verified',
  },
  {
    check: ssoRequired,
    name: 'refused without a control',
    steps: [password(false, 'true')],
    run: { given: { ...given, environments: [closed] } },
    want: 'not-verified',
  },
  {
    check: ssoRequired,
    name: 'let in',
    steps: [password(true, 'true')],
    run: { given: { ...given, environments: [closed] } },
    want: 'violated',
  },
  {
    check: ssoRequired,
    name: 'no form',
    steps: [password(false, 'false')],
    run: { given: { ...given, environments: [closed] } },
    want: 'not-verified',
  },
  {
    check: ssoRequired,
    name: 'refused where a guest gets in',
    steps: [password(true, 'true', { ...grace, email: 'g@elsewhere.test' }), password(false, 'true')],
    run: { given: { ...given, environments: [{ ...closed, enforceFor: { domains: ['FirstLogin.test'] } }] } },
    want: 'satisfied',
  },
  {
    check: parallelSignInsSucceed,
    name: 'all in',
    steps: [many(true, true)],
    run: { policy: { concurrency: 'retryOk' } },
    want: 'satisfied',
  },
  {
    check: parallelSignInsSucceed,
    name: 'one out',
    steps: [many(true, false)],
    run: { policy: { concurrency: 'retryOk' } },
    want: 'violated',
  },
  {
    check: parallelSignInsSucceed,
    name: 'nobody in',
    steps: [many(false, false)],
    run: { policy: { concurrency: 'conflictError' } },
    want: 'violated',
  },
]

for (const { check, name, steps, run, want } of table) {
  test(`${check.id}: ${name} is ${want}`, () => expect(check.evaluate(aRun({ ...run, steps })).kind).toBe(want))
}

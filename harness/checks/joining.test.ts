import { expect, test } from '#unit-test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { Observation } from '../observe/observer.ts'
import type { OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { joinedAfterCode } from './joined-after-code.ts'
import { mailToAccountAddress } from './mail-to-account-address.ts'
import { noJoinWithoutVerification } from './no-join-without-verification.ts'
import { noSignUpForm } from './no-sign-up-form.ts'
import { ada, aLanding, anAccount, anAssertion, aPlace, aRun, aStep, grace, seeing, session, unseen } from './testing.ts'
import { verificationMailSent } from './verification-mail-sent.ts'

const finance = aPlace('finance', 'workspace')
const hr = aPlace('hr', 'workspace')
const member = (role = 'Operator', pending = false) => ({ roles: { role }, pending })
const inFinance = seeing(anAccount(ada, { workspaces: { finance: member('Admin') } }))
const waiting = seeing(anAccount(ada, { workspaces: { finance: member('Admin'), hr: member('Operator', true) } }))
const inBoth = seeing(anAccount(ada, { workspaces: { finance: member('Admin'), hr: member() } }))
const unlisted = seeing(anAccount(ada))
const code = (to: string) => ({ to, subject: 'Your code', text: 'It is 123456.' })

/** Ada, of Finance, signs in to HR and is asked for a code. */
function asks(step: Partial<StepRecord> = {}): StepRecord {
  return aStep({
    place: hr,
    session: session(ada, finance),
    before: inFinance,
    after: waiting,
    mails: [code(ada.email)],
    ...step,
  })
}
function types(typed: string, before: Observation, after: Observation, step: Partial<StepRecord> = {}): StepRecord {
  return aStep({
    kind: 'enter-code',
    place: hr,
    details: { code: typed, typed: '1' },
    before,
    after,
    session: session(ada, finance),
    ...step,
  })
}
const otherAddress = anAssertion(hr, { mail: ['mallory@x.test'] })
const { target } = aRun({ steps: [] })
const asked: Partial<CaseRun> = {
  policy: { existingAccountInOtherWorkspace: 'linkAfterVerification' },
  target: { ...target, forms: { signUp: { heading: 'Create your account' } } },
}
const linked: Partial<CaseRun> = { target: { ...target, mail: { headers: {}, link: 'https?://\\S+' } } }
const aLink = { ...code('a'), text: 'Open http://sp.test/v/x' }
const signUp = aLanding('Create your account To join hr, make a new account.')

const table: { check: Check; name: string; steps: StepRecord[]; run?: Partial<CaseRun>; want: OutcomeKind; says?: string }[] = [
  { check: verificationMailSent, name: 'one mail', steps: [asks()], want: 'satisfied' },
  { check: verificationMailSent, name: 'no mail', steps: [asks({ mails: [] })], want: 'violated', says: '0 mails' },
  {
    check: verificationMailSent,
    name: 'two mails',
    steps: [asks({ mails: [code('a'), code('b')] })],
    want: 'violated',
    says: '2 mails',
  },
  {
    check: verificationMailSent,
    name: 'mail without a code',
    steps: [asks({ mails: [{ ...code('a'), text: 'Welcome' }] })],
    want: 'violated',
  },
  {
    check: verificationMailSent,
    name: 'a link',
    steps: [asks({ mails: [aLink] })],
    run: linked,
    want: 'satisfied',
  },
  { check: verificationMailSent, name: 'a code for a link', steps: [asks()], run: linked, want: 'violated' },
  { check: verificationMailSent, name: 'the first workspace', steps: [asks({ before: seeing() })], want: 'not-verified' },
  { check: verificationMailSent, name: 'a member already', steps: [asks({ before: inBoth })], want: 'not-verified' },
  { check: verificationMailSent, name: 'no observer', steps: [asks({ before: unseen })], want: 'not-verified' },
  {
    check: verificationMailSent,
    name: 'no observer of workspaces',
    steps: [asks({ before: unlisted })],
    want: 'not-verified',
    says: 'workspaces',
  },
  { check: verificationMailSent, name: 'no such key', steps: [asks()], run: { policy: {} }, want: 'unspecified' },
  {
    check: verificationMailSent,
    name: 'no proof asked for',
    steps: [asks()],
    run: { policy: { existingAccountInOtherWorkspace: 'link' } },
    want: 'not-applicable',
  },
  { check: mailToAccountAddress, name: 'to the account', steps: [asks({ sent: otherAddress })], want: 'satisfied' },
  {
    check: mailToAccountAddress,
    name: 'to the assertion',
    steps: [asks({ sent: otherAddress, mails: [code('mallory@x.test')] })],
    want: 'violated',
    says: 'mallory@x.test',
  },
  {
    check: mailToAccountAddress,
    name: 'to both',
    steps: [asks({ sent: otherAddress, mails: [code(ada.email), code('mallory@x.test')] })],
    want: 'violated',
  },
  { check: mailToAccountAddress, name: 'no mail', steps: [asks({ sent: otherAddress, mails: [] })], want: 'not-verified' },
  { check: mailToAccountAddress, name: 'no other address', steps: [asks({ sent: anAssertion(hr) })], want: 'not-verified' },
  { check: noJoinWithoutVerification, name: 'pending', steps: [asks()], want: 'satisfied' },
  {
    check: noJoinWithoutVerification,
    name: 'a member at once',
    steps: [asks({ after: inBoth })],
    want: 'violated',
    says: 'member of hr after',
  },
  {
    check: noJoinWithoutVerification,
    name: 'let in at once',
    steps: [asks({ session: session(ada, hr) })],
    want: 'violated',
    says: 'signed in to hr',
  },
  {
    check: noJoinWithoutVerification,
    name: 'after a wrong code',
    steps: [asks(), types('wrong', waiting, inBoth)],
    want: 'violated',
  },
  {
    check: noJoinWithoutVerification,
    name: 'after another person typed a code',
    steps: [asks(), types('right', waiting, inBoth, { person: grace })],
    want: 'violated',
  },
  {
    check: noJoinWithoutVerification,
    name: 'after the right code',
    steps: [asks(), types('right', waiting, inBoth)],
    want: 'satisfied',
  },
  {
    check: noJoinWithoutVerification,
    name: 'with the right code but no field for it',
    steps: [asks(), types('right', waiting, inBoth, { details: { code: 'right', typed: '0' } })],
    want: 'violated',
  },
  { check: noJoinWithoutVerification, name: 'no observer', steps: [asks({ after: unseen })], want: 'not-verified' },
  { check: noJoinWithoutVerification, name: 'no such key', steps: [asks()], run: { policy: {} }, want: 'unspecified' },
  {
    check: joinedAfterCode,
    name: 'both',
    steps: [types('right', waiting, inBoth)],
    want: 'satisfied',
    says: 'member of finance, hr',
  },
  {
    check: joinedAfterCode,
    name: 'not joined',
    steps: [types('right', waiting, waiting)],
    want: 'violated',
    says: 'member of finance',
  },
  {
    check: joinedAfterCode,
    name: 'no code',
    steps: [types('right', waiting, waiting, { details: { code: 'right', typed: '0' } })],
    want: 'not-verified',
  },
  { check: joinedAfterCode, name: 'a member before', steps: [types('right', inBoth, inBoth)], want: 'not-verified' },
  { check: joinedAfterCode, name: 'no observer', steps: [types('right', waiting, unseen)], want: 'not-verified' },
  { check: joinedAfterCode, name: 'wrong codes only', steps: [types('wrong', waiting, inBoth)], want: 'not-verified' },
  { check: noSignUpForm, name: 'another page', steps: [asks({ landing: aLanding('Verify your email') })], want: 'satisfied' },
  { check: noSignUpForm, name: 'the form', steps: [asks({ landing: signUp })], want: 'violated' },
  { check: noSignUpForm, name: 'no page', steps: [asks({ landing: null })], want: 'not-verified' },
  {
    check: noSignUpForm,
    name: 'a form that is not described',
    steps: [asks({ landing: signUp })],
    run: { target: { ...aRun({ steps: [] }).target } },
    want: 'not-verified',
  },
]

for (const { check, name, steps, run, want, says } of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ ...asked, steps, ...run }))
    expect(outcome.kind).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}

import { expect, test } from '#unit-test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { completeGiven } from '../case/given.ts'
import type { OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { dormantAccountListed } from './dormant-account-listed.ts'
import { emergencyWayIn } from './emergency-way-in.ts'
import { everyDecisionLogged } from './every-decision-logged.ts'
import { noUnwantedMail } from './no-unwanted-mail.ts'
import { overheadKnown } from './overhead-known.ts'
import { ownRefusal } from './own-refusal.ts'
import { rightIdp } from './right-idp.ts'
import {
  ada,
  aLanding,
  anAccount,
  anAssertion,
  anExchange,
  aPlace,
  aRun,
  aStep,
  grace,
  seeing,
  session,
  unseen,
} from './testing.ts'

const prod = aPlace('prod')
const known = seeing(anAccount(ada))
const out = { session: session(null) }

const asked = (more: object = {}) => ({
  ...anExchange(),
  authnRequest: { raw: '', xml: '', id: '_1', issuer: prod.entityId, acsUrl: null },
  ...more,
})
const answered = (exchanges: StepRecord['exchanges'], step: Partial<StepRecord> = {}) =>
  aStep({ place: prod, sent: anAssertion(prod), exchanges, ...step })
const elsewhere = { authnRequest: { raw: '', xml: '', id: '_1', issuer: 'http://other.test', acsUrl: null } }

const refusal = { code: 'not-assigned', text: 'You are not assigned.' }
const away = (after: StepRecord['after']) =>
  aStep({ exchanges: [{ ...anExchange(), response: null, refusal }], ...out, before: known, after })

const mail = (text: string, to = ada.email) => ({ to, subject: 'A subject', text })
const created = (step: Partial<StepRecord> = {}) => aStep({ place: prod, sent: anAssertion(prod), after: known, ...step })
const asksForProof = aStep({ ...out, mails: [mail('Your code: 123456')] })

const emergency = completeGiven({
  surface: 'workspace',
  given: { accounts: [{ person: 'ada', emergency: true }, { person: 'grace' }] },
})
const password = (person: typeof ada, letIn: boolean) =>
  aStep({ kind: 'password-sign-in', person, session: session(letIn ? person : null) })

const opaque = anAssertion(prod)
const missing = (code: string, status = 403) =>
  aStep({ place: prod, sent: { ...opaque, nameId: 'opaque' }, ...out, landing: { ...aLanding('', code), status } })
const expired = aStep({ person: grace, mutation: 'expired', ...out, landing: aLanding('', 'expired') })
const rejects = { missingAttribute: { email: 'reject' as const } }

const logged = (...entries: object[]) => ({ accounts: [anAccount(ada)], audit: entries as { event: string }[] })
const entry = { event: 'sign-in', decision: 'created', email: ada.email, reasons: ['why'] }

type Row = [check: Check, name: string, steps: StepRecord[], want: OutcomeKind, says?: string, run?: Partial<CaseRun>]
const table: Row[] = [
  [rightIdp, 'as it should be', [answered([asked()])], 'satisfied'],
  [rightIdp, "another app's address", [answered([asked({ app: 'test' })])], 'violated', 'test'],
  [rightIdp, 'in the name of another place', [answered([asked(elsewhere)])], 'violated', 'http://other.test'],
  [
    rightIdp,
    'refused by another app',
    [answered([asked({ app: '', response: null })], { sent: null })],
    'violated',
    'another app',
  ],
  [
    rightIdp,
    'an answer to another request',
    [answered([asked()], { sent: { ...anAssertion(prod), inResponseTo: '_9' } })],
    'violated',
    '_9',
  ],
  [rightIdp, 'nobody sent to an IdP', [answered([], { sent: null })], 'not-verified'],
  [rightIdp, 'started at the IdP', [answered([asked({ flow: 'idp-initiated' })])], 'not-verified'],

  [dormantAccountListed, 'listed', [created(), away(known)], 'satisfied'],
  [dormantAccountListed, 'gone', [created(), away(seeing())], 'violated', 'it is not'],
  [dormantAccountListed, 'never there', [away(seeing())], 'not-verified'],
  [dormantAccountListed, 'no observer', [created(), away(unseen)], 'not-verified'],
  [dormantAccountListed, 'nobody turned away', [created()], 'not-verified'],

  [noUnwantedMail, 'none', [created(), asksForProof], 'satisfied'],
  [noUnwantedMail, 'one at once', [created({ mails: [mail('Set your password')] })], 'violated', 'A subject'],
  [noUnwantedMail, 'one later', [created(), asksForProof, aStep({ mails: [mail('Set your password')] })], 'violated'],
  [noUnwantedMail, 'one to somebody else', [created({ mails: [mail('Hello', 'admin@x.test')] })], 'satisfied'],
  [noUnwantedMail, 'no mail at all', [created()], 'not-verified', 'failed control'],
  [noUnwantedMail, 'nobody created', [created({ after: seeing() }), asksForProof], 'not-verified'],

  [emergencyWayIn, 'open', [password(ada, true), password(grace, false)], 'satisfied', '', { given: emergency }],
  [
    emergencyWayIn,
    'shut',
    [password(ada, false), password(grace, false)],
    'violated',
    'nobody is signed in',
    { given: emergency },
  ],
  [
    emergencyWayIn,
    'open to everybody',
    [password(ada, true), password(grace, true)],
    'not-verified',
    'control',
    { given: emergency },
  ],
  [emergencyWayIn, 'nobody else tried', [password(ada, true)], 'not-verified', 'control', { given: emergency }],

  [ownRefusal, 'its own', [expired, missing('missing-attribute')], 'satisfied', '', { policy: rejects }],
  [ownRefusal, 'the same', [expired, missing('expired')], 'violated', 'the same', { policy: rejects }],
  [ownRefusal, 'an error page', [expired, missing('oops', 500)], 'violated', 'error page', { policy: rejects }],
  [
    ownRefusal,
    "another problem's",
    [expired, missing('The account already exists.')],
    'violated',
    'already exists',
    { policy: rejects },
  ],
  [ownRefusal, 'no other refusal', [missing('missing-attribute')], 'not-verified', 'control', { policy: rejects }],
  [ownRefusal, 'nobody refused for it', [expired], 'not-verified', '', { policy: rejects }],
  [ownRefusal, 'stored without one', [expired], 'not-applicable', '', { policy: { missingAttribute: { email: 'empty' } } }],

  [everyDecisionLogged, 'created', [created({ after: logged(entry) })], 'satisfied'],
  [everyDecisionLogged, 'no entry', [created({ after: logged() })], 'violated', 'no entry'],
  [
    everyDecisionLogged,
    "somebody else's",
    [created({ after: logged({ ...entry, email: grace.email }) })],
    'violated',
    'no entry',
  ],
  [everyDecisionLogged, 'no reason', [created({ after: logged({ ...entry, reasons: [] }) })], 'violated', 'without a reason'],
  [
    everyDecisionLogged,
    'another decision',
    [created({ after: logged({ ...entry, decision: 'unchanged' }) })],
    'violated',
    'unchanged',
  ],
  [everyDecisionLogged, "words of the SP's own", [created({ after: logged({ ...entry, decision: 'NEW_USER' }) })], 'satisfied'],
  [
    everyDecisionLogged,
    'a refusal without entry',
    [created({ ...out, mutation: 'expired', before: known, after: logged() })],
    'violated',
    'refused',
  ],
  [everyDecisionLogged, 'no log', [created({ after: unseen })], 'not-verified'],
  [everyDecisionLogged, 'no sign-in', [aStep({ after: logged(entry) })], 'not-verified'],

  [
    overheadKnown,
    'both',
    [created({ durationMs: 200 }), created({ durationMs: 50 })],
    'satisfied',
    'first: 200 ms, later: 50 ms',
  ],
  [overheadKnown, 'a first one that does not end', [created(out), created()], 'violated', 'not signed in'],
  [overheadKnown, 'one only', [created()], 'not-verified'],
  [overheadKnown, 'no probe', [created(), created({ session: session('unknown') })], 'not-verified'],
]
for (const [check, name, steps, want, says, run] of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ steps, ...run }))
    expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}

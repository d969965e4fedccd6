import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import { audienceIsEntityId } from './audience-is-entity-id.ts'
import { canaryNotBelieved } from './canary-not-believed.ts'
import type { Check } from './check.ts'
import { nameNotShortened } from './name-not-shortened.ts'
import { recipientIsAcs } from './recipient-is-acs.ts'
import { refused } from './refused.ts'
import { sessionSurvivesRefusal } from './session-survives-refusal.ts'
import {
  ada,
  aLanding,
  anAccount,
  anAssertion,
  anExchange,
  aPlace,
  aRun,
  aStep,
  canary,
  seeing,
  session,
  somebody,
  twin,
  unseen,
} from './testing.ts'
import { twinAccepted } from './twin-accepted.ts'

const control = aStep({ control: true, person: twin, after: seeing(anAccount(twin)) })
const refusedTwin = { ...control, session: session(null), landing: aLanding('', 'signature-invalid'), after: seeing() }
const evil = { email: canary }
const exchanges = [anExchange({ mutation: 'content-tampered', canary })]
/** A bent message that was refused, unless the test says what came of it. */
function bent(step: Partial<StepRecord> = {}): StepRecord {
  const known = seeing(anAccount(twin))
  return aStep({ mutation: 'content-tampered', exchanges, session: session(null), before: known, after: known, ...step })
}
const victimSeen = seeing(anAccount(ada), anAccount(twin))
const prod = aPlace('prod')
const sent = anAssertion(prod)

const table: { check: Check; name: string; steps: StepRecord[]; want: OutcomeKind; says?: string }[] = [
  { check: refused, name: 'nobody is in', steps: [control, bent()], want: 'satisfied' },
  {
    check: refused,
    name: 'the person is in',
    steps: [control, bent({ session: session(ada) })],
    want: 'violated',
    says: `signed in as ${ada.email}`,
  },
  { check: refused, name: 'somebody is in', steps: [control, bent({ session: somebody })], want: 'violated' },
  { check: refused, name: 'the twin is somebody', steps: [{ ...control, session: somebody }, bent()], want: 'satisfied' },
  { check: refused, name: 'no probe', steps: [control, bent({ session: session('unknown') })], want: 'not-verified' },
  {
    check: refused,
    name: 'the twin was refused too',
    steps: [refusedTwin, bent()],
    want: 'not-verified',
    says: 'failed control',
  },
  {
    check: refused,
    name: 'the twin cannot be seen',
    steps: [{ ...control, session: session('unknown') }, bent()],
    want: 'not-verified',
    says: 'failed control',
  },
  {
    check: refused,
    name: 'the twin was taken for somebody else',
    steps: [{ ...control, session: session(ada) }, bent()],
    want: 'not-verified',
    says: 'failed control',
  },
  { check: refused, name: 'no twin', steps: [bent()], want: 'not-verified', says: 'failed control' },
  {
    check: refused,
    name: 'the bent message never left the IdP',
    steps: [control, bent({ exchanges: [anExchange()] })],
    want: 'not-verified',
    says: 'not sent',
  },
  { check: refused, name: 'nothing was bent', steps: [aStep()], want: 'not-verified' },
  { check: canaryNotBelieved, name: 'unknown to the SP', steps: [control, bent()], want: 'satisfied' },
  {
    check: canaryNotBelieved,
    name: 'the genuine person alone',
    steps: [control, bent({ session: session(ada), after: victimSeen })],
    want: 'satisfied',
  },
  {
    check: canaryNotBelieved,
    name: 'in a session',
    steps: [control, bent({ session: session(evil) })],
    want: 'violated',
    says: `signed in as ${canary}`,
  },
  {
    check: canaryNotBelieved,
    name: 'as an account',
    steps: [control, bent({ after: seeing(anAccount(evil)) })],
    want: 'violated',
    says: canary,
  },
  {
    check: canaryNotBelieved,
    name: 'as a second name of an account',
    steps: [control, bent({ after: seeing(anAccount(ada, { idpIds: [`idp|${canary}`] })) })],
    want: 'violated',
    says: ada.email,
  },
  {
    check: canaryNotBelieved,
    name: 'nothing forged',
    steps: [control, bent({ exchanges: [anExchange({ mutation: 'content-tampered' })] })],
    want: 'not-verified',
  },
  {
    check: canaryNotBelieved,
    name: 'an observer that does not see the twin',
    steps: [{ ...control, after: seeing() }, bent({ before: seeing(), after: seeing() })],
    want: 'not-verified',
    says: 'does not list the twin',
  },
  { check: canaryNotBelieved, name: 'no observer', steps: [control, bent({ after: unseen })], want: 'not-verified' },
  { check: canaryNotBelieved, name: 'no probe', steps: [control, bent({ session: session('unknown') })], want: 'not-verified' },
  {
    check: canaryNotBelieved,
    name: 'somebody is in, perhaps the canary',
    steps: [control, bent({ session: somebody })],
    want: 'not-verified',
    says: 'does not tell who',
  },
  {
    check: canaryNotBelieved,
    name: 'the twin was refused too',
    steps: [refusedTwin, bent()],
    want: 'not-verified',
    says: 'failed control',
  },
  {
    check: nameNotShortened,
    name: 'refused',
    steps: [control, bent({ before: victimSeen, after: victimSeen })],
    want: 'satisfied',
  },
  {
    check: nameNotShortened,
    name: 'read whole',
    steps: [control, bent({ before: victimSeen, after: victimSeen, session: session(evil) })],
    want: 'satisfied',
  },
  {
    check: nameNotShortened,
    name: 'shortened',
    steps: [control, bent({ before: victimSeen, after: victimSeen, session: session(ada) })],
    want: 'violated',
    says: ada.email,
  },
  {
    check: nameNotShortened,
    name: 'somebody is in, read whole or not',
    steps: [control, bent({ before: victimSeen, after: victimSeen, session: somebody })],
    want: 'not-verified',
    says: 'does not tell who',
  },
  { check: nameNotShortened, name: 'nobody to be taken for', steps: [control, bent()], want: 'not-verified' },
  {
    check: nameNotShortened,
    name: 'no probe',
    steps: [control, bent({ before: victimSeen, session: session('unknown') })],
    want: 'not-verified',
  },
  { check: sessionSurvivesRefusal, name: 'still in', steps: [control, bent({ session: session(ada) })], want: 'satisfied' },
  {
    check: sessionSurvivesRefusal,
    name: 'somebody is in, still or by now',
    steps: [control, bent({ session: somebody })],
    want: 'not-verified',
    says: 'does not tell who',
  },
  {
    check: sessionSurvivesRefusal,
    name: 'in again, by an honest Response that came after',
    steps: [control, bent({ session: session(ada), exchanges: [...exchanges, anExchange({ mutation: null })] })],
    want: 'not-verified',
    says: 'asked the IdP anew',
  },
  { check: sessionSurvivesRefusal, name: 'thrown out', steps: [control, bent()], want: 'violated', says: 'nobody is signed in' },
  {
    check: sessionSurvivesRefusal,
    name: 'no probe',
    steps: [control, bent({ session: session('unknown') })],
    want: 'not-verified',
  },
  { check: twinAccepted, name: 'let in', steps: [control, bent()], want: 'satisfied' },
  { check: twinAccepted, name: 'somebody is in', steps: [{ ...control, session: somebody }], want: 'satisfied' },
  { check: twinAccepted, name: 'refused', steps: [refusedTwin, bent()], want: 'violated', says: 'refused: signature-invalid' },
  { check: twinAccepted, name: 'no probe', steps: [{ ...control, session: session('unknown') }], want: 'not-verified' },
  { check: recipientIsAcs, name: 'both', steps: [aStep({ place: prod, sent })], want: 'satisfied' },
  {
    check: recipientIsAcs,
    name: 'another Recipient',
    steps: [aStep({ place: prod, sent: { ...sent, recipient: 'http://other.test/acs' } })],
    want: 'violated',
    says: 'http://other.test/acs',
  },
  {
    check: recipientIsAcs,
    name: 'no Destination',
    steps: [aStep({ place: prod, sent: { ...sent, destination: null } })],
    want: 'violated',
    says: 'Destination missing',
  },
  { check: recipientIsAcs, name: 'nothing sent', steps: [aStep({ place: prod })], want: 'not-verified' },
  { check: audienceIsEntityId, name: 'this SP', steps: [aStep({ place: prod, sent })], want: 'satisfied' },
  {
    check: audienceIsEntityId,
    name: 'another SP as well',
    steps: [aStep({ place: prod, sent: { ...sent, audience: [prod.entityId, 'x'] } })],
    want: 'violated',
  },
  {
    check: audienceIsEntityId,
    name: 'nobody',
    steps: [aStep({ place: prod, sent: { ...sent, audience: [] } })],
    want: 'violated',
    says: 'none',
  },
  { check: audienceIsEntityId, name: 'nothing sent', steps: [aStep()], want: 'not-verified' },
]

for (const { check, name, steps, want, says } of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ steps }))
    expect(outcome.kind).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}

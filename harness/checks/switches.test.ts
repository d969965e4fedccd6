import { expect, test } from '#unit-test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { completeGiven } from '../case/given.ts'
import type { OutcomeKind } from '../results.ts'
import type { Given } from '../scenario/given.ts'
import type { Check } from './check.ts'
import { jitSwitchObeyed } from './jit-switch-obeyed.ts'
import { methodPerEnvironment } from './method-per-environment.ts'
import { notConfiguredRefused } from './not-configured-refused.ts'
import { oneEnvironment } from './one-environment.ts'
import { samlSwitchObeyed } from './saml-switch-obeyed.ts'
import { givenAt } from './settings.ts'
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

const [dev, test_, prod] = [aPlace('dev'), aPlace('test'), aPlace('prod')]
const given = (own: Given): CaseRun['given'] => completeGiven({ surface: 'end-user', given: own })
const known = seeing(anAccount(grace))
const both = seeing(anAccount(grace), anAccount(ada))

/** A sign-in that an assertion answers. */
const answered = (place = prod, step: Partial<StepRecord> = {}) => aStep({ place, sent: anAssertion(place), ...step })
const control = answered(prod, { person: grace, after: known })
const out = { session: session(null), before: known, after: known }
const off = (change: object) =>
  aStep({ kind: 'change-settings', person: null, session: null, settings: { name: 'prod', ...change } })

const matrix = given({ environments: [{ name: 'dev', authMethod: 'password' }, { name: 'test' }] })
const byPassword = (place: typeof dev, step: Partial<StepRecord> = {}) => aStep({ kind: 'password-sign-in', place, ...step })
const bare = given({ environments: [{ name: 'prod' }, { name: 'test', provider: false }] })
const single = given({ environmentsFeature: false, environments: [{ name: 'main' }] })
const main = aPlace('main')
const inEnvironments = (...names: string[]) =>
  seeing(anAccount(ada, { environments: Object.fromEntries(names.map((name) => [name, {}])) }))

type Row = [check: Check, name: string, given: CaseRun['given'], steps: StepRecord[], want: OutcomeKind, says?: string]
const everyMethod = [answered(test_), byPassword(dev)]
const table: Row[] = [
  [methodPerEnvironment, 'each its own', matrix, [...everyMethod, byPassword(test_, out), answered(dev, out)], 'satisfied'],
  [
    methodPerEnvironment,
    'a password too many',
    matrix,
    [...everyMethod, byPassword(test_)],
    'violated',
    'test by password: let in',
  ],
  [methodPerEnvironment, 'SSO too many', matrix, [...everyMethod, answered(dev)], 'violated', 'dev by single sign-on: let in'],
  [methodPerEnvironment, 'nobody by password', matrix, [answered(test_), byPassword(dev, out)], 'not-verified', 'by password'],
  [
    methodPerEnvironment,
    'no probe',
    matrix,
    [...everyMethod, byPassword(test_, { session: session('unknown') })],
    'not-verified',
  ],
  [methodPerEnvironment, 'nobody tried', matrix, [], 'not-verified'],

  [samlSwitchObeyed, 'refused', given({}), [control, off({ samlEnabled: false }), answered(prod, out)], 'satisfied'],
  [samlSwitchObeyed, 'let in', given({}), [control, off({ samlEnabled: false }), answered()], 'violated', 'signed in as'],
  [
    samlSwitchObeyed,
    'an account made',
    given({}),
    [control, off({ samlEnabled: false }), answered(prod, { ...out, after: both })],
    'violated',
    `created ${ada.email}`,
  ],
  [
    samlSwitchObeyed,
    'nothing arrived',
    given({}),
    [control, off({ samlEnabled: false }), aStep({ place: prod, ...out })],
    'not-verified',
  ],
  [
    samlSwitchObeyed,
    'only what answers no request',
    given({}),
    [control, off({ samlEnabled: false }), answered(prod, { ...out, sent: { ...anAssertion(prod), inResponseTo: null } })],
    'not-verified',
  ],
  [
    samlSwitchObeyed,
    'an SP that refuses everybody',
    given({}),
    [off({ samlEnabled: false }), answered(prod, out)],
    'not-verified',
  ],
  [
    samlSwitchObeyed,
    'no observer',
    given({}),
    [control, off({ samlEnabled: false }), answered(prod, { ...out, after: unseen })],
    'not-verified',
  ],

  [notConfiguredRefused, 'refused', bare, [control, aStep({ place: test_, ...out })], 'satisfied'],
  [notConfiguredRefused, 'let in', bare, [control, aStep({ place: test_ })], 'violated', 'signed in as'],
  [
    notConfiguredRefused,
    'an error page',
    bare,
    [control, aStep({ place: test_, ...out, landing: { ...aLanding(), status: 500 } })],
    'violated',
    'error page',
  ],
  [
    notConfiguredRefused,
    'sent elsewhere',
    bare,
    [control, aStep({ place: test_, ...out, exchanges: [anExchange()] })],
    'violated',
    'an IdP',
  ],
  [notConfiguredRefused, 'an account made', bare, [control, aStep({ place: test_, ...out, after: both })], 'violated', 'created'],
  [notConfiguredRefused, 'an SP that refuses everybody', bare, [aStep({ place: test_, ...out })], 'not-verified'],
  [notConfiguredRefused, 'no observer', bare, [control, aStep({ place: test_, ...out, after: unseen })], 'not-verified'],

  [oneEnvironment, 'one', single, [answered(main, { after: inEnvironments('main') })], 'satisfied'],
  [oneEnvironment, 'a further one', single, [answered(main, { after: inEnvironments('main', 'dev') })], 'violated', 'dev, main'],
  [oneEnvironment, 'no environments seen', single, [answered(main, { after: seeing(anAccount(ada)) })], 'not-verified'],
  [oneEnvironment, 'with the feature', given({}), [answered(prod, { after: inEnvironments('prod') })], 'not-verified'],

  [jitSwitchObeyed, 'switched off later', given({}), [control, off({ jit: false }), answered(prod, out)], 'satisfied'],
  [
    jitSwitchObeyed,
    'switched off later, and let in',
    given({}),
    [control, off({ jit: false }), answered(prod, { before: known, after: both })],
    'violated',
    ada.email,
  ],
]
for (const [check, name, own, steps, want, says] of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ given: own, steps }))
    expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}

test('what is switched holds from the next step on, at its place alone', () => {
  const steps = [answered(), off({ samlEnabled: false }), answered(), off({ samlEnabled: true, jit: false }), answered()]
  const run = { given: given({ environments: [{ name: 'prod' }, { name: 'test' }] }), steps }
  const held = steps.map((step) => givenAt(run, step).environments.map(({ samlEnabled, jit }) => [samlEnabled, jit]))
  const on = [true, true]
  expect(held).toEqual([
    [on, on],
    [on, on],
    [[false, true], on],
    [[false, true], on],
    [[true, false], on],
  ])
})

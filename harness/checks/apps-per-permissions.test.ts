import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import { completeGiven } from '../case/given.ts'
import type { OutcomeKind } from '../results.ts'
import { appsPerPermissions } from './apps-per-permissions.ts'
import { ada, anAccount, aPlace, aRun, aStep, grace, seeing, session, twin, unseen } from './testing.ts'

const apps = [
  { name: 'Requests', permission: 'use-apps' },
  { name: 'Feedback', permission: 'give-feedback' },
]
const given = completeGiven({
  surface: 'end-user',
  given: {
    environments: [
      { name: 'prod', defaultPermissions: ['use-apps'], apps },
      { name: 'test', defaultPermissions: ['use-apps', 'give-feedback'], apps },
    ],
    accounts: [
      { person: 'grace', environments: [{ name: 'prod', permissions: ['give-feedback'] }] },
      { person: 'twin', environments: [{ name: 'prod' }] },
    ],
  },
})
const prod = aPlace('prod')
const seen = { after: seeing(anAccount(ada), anAccount(grace), anAccount(twin)) }

/** Ada opens an app of prod. */
const opens = (app: string, opened: boolean, step: Partial<StepRecord> = {}) =>
  aStep({ kind: 'open-app', place: prod, ...seen, session: session(ada), details: { app, opened: String(opened) }, ...step })
const requests = opens('Requests', true)
const raised = (permissions: string[], place = prod) => aStep({ kind: 'change-at-sp', place, permissions })
const as = (person: typeof grace) => ({ person, session: session(person) })

const table: [name: string, steps: StepRecord[], want: OutcomeKind, says?: string][] = [
  ['the default and no more', [requests, opens('Feedback', false)], 'satisfied'],
  ['one more', [requests, opens('Feedback', true)], 'violated', 'asks for give-feedback: opened'],
  ['less', [opens('Requests', false), opens('Feedback', false)], 'violated', 'asks for use-apps: not opened'],
  ['the default of another place', [requests, opens('Feedback', true, { place: aPlace('test') })], 'satisfied'],
  ['raised by hand', [raised(['use-apps', 'give-feedback']), requests, opens('Feedback', true)], 'satisfied'],
  ['raised by hand, and lost', [raised(['use-apps', 'give-feedback']), requests, opens('Feedback', false)], 'violated'],
  ['taken away by hand', [requests, raised([]), opens('Requests', false)], 'satisfied'],
  ['taken away by hand, and back', [requests, raised([]), opens('Requests', true)], 'violated', 'use-apps: not opened'],
  ['raised elsewhere', [raised(['give-feedback'], aPlace('test')), requests, opens('Feedback', true)], 'violated'],
  ['raised afterwards', [requests, opens('Feedback', true), raised(['give-feedback'])], 'violated'],
  ['made by hand', [opens('Feedback', true, as(grace)), opens('Requests', false, as(grace))], 'satisfied'],
  ['made by hand without a word', [opens('Requests', true, as(twin))], 'not-verified', 'is not said'],
  ['nothing opens for anybody', [opens('Feedback', false)], 'not-verified', 'failed control'],
  ['no list of accounts', [{ ...requests, after: unseen }, opens('Feedback', false)], 'satisfied'],
  ['no account', [{ ...requests, after: seeing() }], 'not-verified'],
  ['an app that is not there', [requests, opens('Ghost', false)], 'not-verified', 'Ghost'],
  ['nobody signed in', [opens('Requests', false, { session: session(null) })], 'not-verified'],
  ['no probe', [opens('Requests', true, { session: session('unknown') })], 'not-verified'],
  ['nothing opened', [aStep()], 'not-verified', 'nobody opened'],
]
for (const [name, steps, want, says] of table)
  test(`apps-per-permissions: ${name} is ${want}`, () => {
    const outcome = appsPerPermissions.evaluate(aRun({ given, steps }))
    expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })

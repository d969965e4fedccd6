import { expect, test } from '#unit-test'
import type { StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import { signedInAtOnce } from './signed-in-at-once.ts'
import { ada, aLanding, anAssertion, aPlace, aRun, aStep, grace, session, somebody } from './testing.ts'

const prod = aPlace('prod')
const named = anAssertion(prod, { name: ['Ada Lovelace'] })
const mailed = anAssertion(prod, { name: ['Ada Lovelace'], mail: [ada.email] })
const nameless = anAssertion(prod)
const out = { session: session(null), landing: aLanding('', 'missing-attribute') }
const reject = { missingAttribute: { name: 'reject' as const } }
const standIn = { missingAttribute: { email: 'default' as const } }
const noAddress = { displayName: 'name' }
const broken = { ...aLanding(), status: 500 }

const table: [name: string, step: Partial<StepRecord>, run: Partial<Parameters<typeof aRun>[0]>, want: OutcomeKind][] = [
  ['in', { sent: named }, {}, 'satisfied'],
  ['as somebody else', { sent: named, session: session(grace) }, {}, 'violated'],
  ['somebody in', { sent: named, session: somebody }, {}, 'not-verified'],
  ['not in', { sent: mailed, ...out }, {}, 'violated'],
  ['no probe', { sent: named, session: session('unknown') }, {}, 'not-verified'],
  ['in without a name', { sent: nameless }, { policy: reject }, 'satisfied'],
  ['refused for want of a name, as declared', { sent: nameless, ...out }, { policy: reject }, 'satisfied'],
  ['refused for want of a name, and nothing declares it', { sent: nameless, ...out }, { attributeMap: noAddress }, 'violated'],
  ['an error page for want of a name', { sent: nameless, ...out, landing: broken }, { policy: reject }, 'violated'],
  ['never in without the address attribute', { sent: named, ...out }, {}, 'not-verified'],
  ['out without the address attribute, where the NameID stands in', { sent: named, ...out }, { policy: standIn }, 'violated'],
  ['an error page without the address attribute', { sent: named, ...out, landing: broken }, {}, 'violated'],
  ['not in, where the SP has no attribute for it', { sent: named, ...out }, { attributeMap: noAddress }, 'violated'],
  ['refused with a name', { sent: mailed, ...out }, { policy: reject }, 'violated'],
  ['refused by an SP that reads no name', { sent: nameless, ...out }, { policy: reject, attributeMap: {} }, 'violated'],
]
for (const [name, step, run, want] of table) {
  test(`signed-in-at-once: ${name} is ${want}`, () => {
    const steps = [aStep({ person: ada, place: prod, ...step })]
    expect(signedInAtOnce.evaluate(aRun({ steps, ...run })).kind).toBe(want)
  })
}

test('signed-in-at-once: in without the address attribute once, and then not, is violated', () => {
  const steps = [aStep({ sent: named }), aStep({ sent: named, ...out })]
  expect(signedInAtOnce.evaluate(aRun({ steps })).kind).toBe('violated')
})

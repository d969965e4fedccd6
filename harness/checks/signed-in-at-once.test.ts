import { expect, test } from '@playwright/test'
import type { StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import { signedInAtOnce } from './signed-in-at-once.ts'
import { ada, aLanding, anAssertion, aPlace, aRun, aStep, grace, session } from './testing.ts'

const prod = aPlace('prod')
const named = anAssertion(prod, { name: ['Ada Lovelace'] })
const nameless = anAssertion(prod)
const out = { session: session(null), landing: aLanding('', 'missing-attribute') }
const reject = { missingAttribute: { name: 'reject' as const } }
const broken = { ...aLanding(), status: 500 }

const table: [name: string, step: Partial<StepRecord>, run: Partial<Parameters<typeof aRun>[0]>, want: OutcomeKind][] = [
  ['in', { sent: named }, {}, 'satisfied'],
  ['as somebody else', { sent: named, session: session(grace) }, {}, 'violated'],
  ['not in', { sent: named, ...out }, {}, 'violated'],
  ['no probe', { sent: named, session: session('unknown') }, {}, 'not-verified'],
  ['in without a name', { sent: nameless }, { policy: reject }, 'satisfied'],
  ['refused for want of a name, as declared', { sent: nameless, ...out }, { policy: reject }, 'satisfied'],
  ['refused for want of a name, and nothing declares it', { sent: nameless, ...out }, {}, 'violated'],
  ['an error page for want of a name', { sent: nameless, ...out, landing: broken }, { policy: reject }, 'violated'],
  ['refused with a name', { sent: named, ...out }, { policy: reject }, 'violated'],
  ['refused by an SP that reads no name', { sent: nameless, ...out }, { policy: reject, attributeMap: {} }, 'violated'],
]
for (const [name, step, run, want] of table) {
  test(`signed-in-at-once: ${name} is ${want}`, () => {
    const steps = [aStep({ person: ada, place: prod, ...step })]
    expect(signedInAtOnce.evaluate(aRun({ steps, ...run })).kind).toBe(want)
  })
}

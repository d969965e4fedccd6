import type { StepRecord } from '../case/case-run.ts'
import type { AccountSeen } from '../results.ts'
import { signsIn, testRows } from './entry-testing.ts'
import { leaverRecordStays } from './leaver-record-stays.ts'
import { leaverStaysOut } from './leaver-stays-out.ts'
import { ada, anAccount, anExchange, aStep, seeing, session, unseen } from './testing.ts'

const refusal = { code: 'not-assigned', text: 'You are not assigned.' }
const active = (more: Partial<AccountSeen> = {}) => anAccount(ada, { status: 'active', ...more })
const wasIn = signsIn([], [active()])
const away = (after: StepRecord['after'], step: Partial<StepRecord> = {}) =>
  aStep({ exchanges: [{ ...anExchange(), response: null, refusal }], session: session(null), after, ...step })

testRows([
  [leaverStaysOut, 'out', {}, [wasIn, away(seeing(active()))], 'satisfied'],
  [leaverStaysOut, 'in', {}, [wasIn, away(seeing(active()), { session: session(ada) })], 'violated', 'signed in as'],
  [leaverStaysOut, 'no probe', {}, [wasIn, away(seeing(active()), { session: session('unknown') })], 'not-verified'],
  [leaverStaysOut, 'never in', {}, [away(seeing())], 'not-verified'],
  [leaverRecordStays, 'as it was', {}, [wasIn, away(seeing(active()))], 'satisfied'],
  [leaverRecordStays, 'deactivated', {}, [wasIn, away(seeing(active({ status: 'deactivated' })))], 'violated', 'deactivated'],
  [leaverRecordStays, 'gone', {}, [wasIn, away(seeing())], 'violated'],
  [leaverRecordStays, 'no observer', {}, [wasIn, away(unseen)], 'not-verified'],
  [leaverRecordStays, 'nobody turned away', {}, [wasIn], 'not-verified'],
])

import { EXAMPLE_CLOCK } from '../../hints/examples.ts'
import { sendRequest } from '../../target/send-request.ts'
import { definePoint, failed, ok, skipped } from '../finding.ts'

/** The header counts whole seconds, and the answer took its time. */
const ROUNDING_SECONDS = 2

/** The SP's clock and ours agree (RFC 9110 6.6.1: Date), and can be moved where the target says how. */
export const clock = definePoint({
  id: 'clock',
  title: 'the clocks agree',
  needs: ['reachability'],
  beforeRuns: false,
  async examine({ parties, target, world }) {
    const asked = Date.now()
    const answer = await fetch(parties.sp.base, {
      redirect: 'manual',
      signal: AbortSignal.timeout(target.timeouts.request * 1000),
    })
    await answer.body?.cancel()
    const date = answer.headers.get('date')
    if (date === null) return skipped('the SP sends no Date, so its clock cannot be seen')
    const apart = Math.round((Date.parse(date) - (asked + Date.now()) / 2) / 1000)
    if (Math.abs(apart) > target.clockSkewSeconds + ROUNDING_SECONDS)
      return failed(
        `the SP is ${Math.abs(apart)} s ${apart > 0 ? 'ahead of' : 'behind'} this machine, more than the ${target.clockSkewSeconds} s it allows`,
        'set one of the clocks right; Responses would be expired or not yet valid',
      )
    const near = Math.abs(apart) <= ROUNDING_SECONDS ? 'less than 3 s apart' : `${Math.abs(apart)} s apart`
    // Who says that no clock can be moved has been heard.
    if (!target.hooks.clock && target.lacks.includes('clock')) return ok(near)
    if (!target.hooks.clock)
      return skipped(`${near}; no hook clock, so cases in which time passes stay unverified`, EXAMPLE_CLOCK)
    await sendRequest(target, target.hooks.clock, { ...world.variables, offsetSeconds: 0 }, 'hooks.clock')
    return ok(`${near}, and the hook clock works`)
  },
})

import type { StepRecord } from '../case/case-run.ts'
import type { Outcome } from '../results.ts'
import { defineCheck, satisfied, violated } from './check.ts'
import { judgeEntry } from './entry.ts'
import { judgeSignIns } from './expectation.ts'
import { whoIsIn } from './seen.ts'
import { limitsAt } from './settings.ts'

/** What a refusal for want of a seat speaks of. */
const REASON = /\bseats?\b|licen[cs]e|quota|\blimit|capacity|\bfull\b|subscription|\bplan\b/i

/** Where all seats are taken, newcomers and people who have one are let in or refused as declared, and a refusal says why. */
export const seatLimitPerPolicy = defineCheck({
  id: 'seat-limit-per-policy',
  title: 'A reached seat limit keeps out whom it is declared to keep out, and says so',
  evidence: 'E1',
  needs: ['seats'],
  evaluate: (run) =>
    judgeSignIns(run, 'any', ['environments', 'workspaces', 'status'], (seen) =>
      limitsAt(run, seen.step).seats === null ? null : judgeEntry(run, seen, { refused: () => judgeReason(seen.step) }),
    ),
})

function judgeReason(step: StepRecord): Outcome {
  const said = `${step.landing?.refusalCode ?? ''} ${step.landing?.text ?? ''}`.replace(/[-_]/g, ' ')
  const expected = 'refused, and the page says that there is no seat'
  return REASON.test(said) ? satisfied(expected, whoIsIn(step)) : violated(expected, whoIsIn(step))
}

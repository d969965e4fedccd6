import type { StepResult } from '../results.ts'
import type { StepRecord } from './case-run.ts'

/** A step as reports see it: plain data, bytes of messages as sent. */
export function toStepResult(step: StepRecord): StepResult {
  return {
    kind: step.kind,
    sentence: step.sentence,
    startedAt: step.startedAt,
    durationMs: step.durationMs,
    landing: step.landing ? { url: step.landing.url, status: step.landing.status } : null,
    signedInAs: step.session?.signedInAs ?? null,
    refusal: step.landing?.refusalCode ? { code: step.landing.refusalCode, text: step.landing.text } : null,
    accounts: { before: step.before.accounts, after: step.after.accounts },
    audit: newEntries(step),
    mails: step.mails,
    exchanges: step.exchanges.map((each) => ({
      at: each.at,
      app: each.app,
      person: each.person,
      flow: each.flow,
      authnRequestXml: each.authnRequest?.xml ?? null,
      authnRequestRaw: each.authnRequest?.raw ?? null,
      responseXml: each.response?.xml ?? null,
      ...(each.response ? { responseId: each.response.id } : {}),
      ...(each.response?.clearXml === undefined ? {} : { clearXml: each.response.clearXml }),
      mutation: each.response?.mutation ?? null,
      refusal: each.refusal,
      ...(each.expected ? { expected: each.expected } : {}),
      ...(each.origins && each.origins.length > 0 ? { origins: each.origins } : {}),
    })),
    screenshots: step.screenshots,
  }
}

/** The SP's log entries that this step added. One that reads like an earlier one is new all the same: a log may have no times. */
export function newEntries(step: Pick<StepRecord, 'before' | 'after'>): StepResult['audit'] {
  if (step.after.audit === 'unknown') return []
  const known = step.before.audit === 'unknown' ? [] : step.before.audit.map((each) => JSON.stringify(each))
  return step.after.audit.filter((each) => {
    const at = known.indexOf(JSON.stringify(each))
    if (at >= 0) known.splice(at, 1)
    return at < 0
  })
}

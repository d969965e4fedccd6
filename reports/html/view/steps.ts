import type { ExchangeRecord, StepResult } from '../../../harness/results.ts'
import { type Answer, viewAnswers, xmlHtml } from '../../../inspect/index.ts'
import { clip, formatDuration } from '../../text.ts'
import { gradeWords } from '../../words.ts'
import { type AccountCompared, compareAccounts, type Side } from '../accounts.ts'
import type { Part } from '../inspections.ts'
import { fileHref } from '../links.ts'

/** Characters of one message that are shown. */
export const maxXml = 64_000
/** Characters of any other text. */
export const maxText = 4_000
const maxAccounts = 12

export interface StepOptions {
  /** Whether the messages are shown; a large run leaves them out where all is well. */
  messages: boolean
  image(path: string): string | null
  /** What the inspector says of a message, as HTML; null where that is left out. */
  inspected(part: Part, exchange: ExchangeRecord): string | null
}

type Shown = Pick<StepOptions, 'messages' | 'inspected'> & { exchange: ExchangeRecord }

function message(
  name: string,
  part: Part,
  xml: string | null,
  raw: string | null,
  { messages: show, inspected, exchange }: Shown,
) {
  if (xml === null && raw === null) return []
  const text = xml ?? ''
  const shown = clip(text, maxXml)
  const inspection = show && text !== '' ? (inspected(part, exchange) ?? '') : ''
  return [
    {
      name,
      size: `${text.length.toLocaleString('en')} characters`,
      inspection,
      unsaid: show && text !== '' && inspection === '',
      html: show && text !== '' ? xmlHtml(shown) : '',
      left: show
        ? shown.length < text.length
          ? `Cut after ${maxXml.toLocaleString('en')} characters; report.json has the whole message.`
          : ''
        : 'Left out to keep this file small; report.json has it.',
      raw: raw === null || !show ? '' : clip(raw, maxText),
    },
  ]
}

/** What the SP's log says of a Response: the same as the inspector of a tenant shows. */
function answersTo({ responseId }: ExchangeRecord, audit: StepResult['audit']) {
  const own = audit.filter(({ response }) => response !== undefined && response === responseId)
  return viewAnswers({ answers: own.map(answerOf), page: null }).entries
}

const answerOf = ({ at, event, decision, code, email, reasons, sources }: StepResult['audit'][number]): Answer => ({
  at: at ?? '',
  event,
  decision: decision ?? null,
  code: code ?? null,
  person: email ?? null,
  place: null,
  reasons: reasons ?? [],
  sources: sources ?? [],
})

function exchangeView(item: ExchangeRecord, audit: StepResult['audit'], options: StepOptions) {
  const shown = { ...options, exchange: item }
  return {
    at: item.at,
    flow: item.flow === 'sp-initiated' ? 'SP-initiated' : 'IdP-initiated',
    app: item.app,
    person: item.person ?? 'nobody',
    mutation: item.mutation ?? '',
    refusal: item.refusal ? `${item.refusal.text} (${item.refusal.code})` : '',
    entries: options.messages ? answersTo(item, audit) : [],
    messages: [
      ...message('AuthnRequest', 'request', item.authnRequestXml, item.authnRequestRaw, shown),
      ...message('Response', 'response', item.responseXml, null, shown),
      ...message('What is encrypted in it', 'clear', item.clearXml ?? null, null, shown),
    ],
  }
}

const sideView = (side: Side) => ({
  absent: side === null,
  empty: side !== null && side.length === 0,
  items: (side ?? []).map(({ text, mark }) => ({ text: clip(text, 500), added: mark === 'added', removed: mark === 'removed' })),
})

function accountView(item: AccountCompared) {
  return {
    email: item.email,
    change: item.change,
    changed: item.change !== 'unchanged',
    fields: item.fields.map((field) => ({
      field: field.field,
      grade: field.grade ?? '',
      evidence: field.grade === null ? '' : gradeWords[field.grade],
      changed: field.changed,
      before: sideView(field.before),
      after: sideView(field.after),
    })),
  }
}

function factsOf(step: StepResult) {
  const facts: { name: string; value: string; detail: string }[] = []
  if (step.landing)
    facts.push({
      name: 'Landed on',
      value: clip(step.landing.url, 500),
      detail: step.landing.status === null ? '' : `HTTP ${step.landing.status}`,
    })
  if (step.landing || step.signedInAs !== null)
    facts.push({ name: 'Signed in as', value: step.signedInAs ?? 'nobody', detail: '' })
  if (step.refusal) facts.push({ name: 'Refused', value: clip(step.refusal.text, 1_000), detail: step.refusal.code ?? 'no code' })
  return facts
}

/** One step with its evidence, ready for the template. */
export function stepView(step: StepResult, index: number, options: StepOptions) {
  const compared = compareAccounts(step.accounts)
  const accounts = [...(compared ?? [])].sort((a, b) => Number(a.change === 'unchanged') - Number(b.change === 'unchanged'))
  return {
    number: index + 1,
    kind: step.kind,
    sentence: step.sentence,
    duration: formatDuration(step.durationMs),
    facts: factsOf(step),
    accountsUnknown: compared === null,
    noAccounts: compared !== null && accounts.length === 0,
    accounts: accounts.slice(0, maxAccounts).map(accountView),
    moreAccounts: Math.max(0, accounts.length - maxAccounts),
    changes: accounts.filter((item) => item.change !== 'unchanged').length,
    audit: step.audit.map((entry) => ({
      at: entry.at ?? '',
      event: entry.event,
      decision: entry.decision ?? '',
      code: entry.code ?? '',
      email: entry.email ?? '',
      reasons: clip((entry.reasons ?? []).join('; '), maxText),
    })),
    mails: step.mails.map((mail) => ({ to: mail.to, subject: mail.subject, text: clip(mail.text, maxText) })),
    exchanges: step.exchanges.map((item) => exchangeView(item, step.audit, options)),
    screenshots: step.screenshots.map(({ title, path }) => ({ title, path, href: fileHref(path), source: options.image(path) })),
  }
}

import type { Answer, Answers, Source } from '../answers.ts'
import { clip, revealInvisible } from '../text.ts'

const maxText = 1_000

const shown = (text: string | null): string => clip(revealInvisible(text ?? ''), maxText)

/** What became of the account, in a sentence; an SP's own word for it stays. */
const decisions: Readonly<Record<string, string>> = {
  created: 'Created an account',
  linked: 'Linked to an account that was there',
  updated: 'Updated the account',
  unchanged: 'Nothing of the account changed',
  refused: 'Refused',
}

export type AnswersView = ReturnType<typeof viewAnswers>

/** What the template `inspection-answers` shows of what an SP said: plain data. Pure. */
export function viewAnswers({ answers, page }: Answers) {
  return { page: shown(page), entries: answers.map(viewAnswer) }
}

function viewAnswer({ at, event, decision, code, person, place, reasons, sources }: Answer) {
  const about = [event, place, person].filter((each) => each !== null && each !== '')
  return {
    at: shown(at),
    when: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*Z$/.test(at) ? `${at.slice(0, 19).replace('T', ' ')} UTC` : shown(at),
    name: decision === null ? '' : Object.hasOwn(decisions, decision) ? (decisions[decision] ?? '') : shown(decision),
    verdict: decision === null ? 'open' : decision === 'refused' ? 'bad' : 'good',
    code: shown(code),
    about: about.map(shown).join(', '),
    reasons: reasons.map(shown),
    decided: sources.filter(({ isDefault }) => !isDefault).map(viewSource),
    defaults: sources.filter(({ isDefault }) => isDefault).map(viewSource),
  }
}

const viewSource = ({ field, value, from }: Source) => ({
  field: shown(field),
  value: shown(value) || '(empty)',
  from: shown(from),
})

import { expect, test } from '#unit-test'
import { type Answer, readAnswers } from './answers.ts'
import { viewAnswers } from './view/answers-view.ts'

const bare: Answer = { at: '', event: '', decision: null, code: null, person: null, place: null, reasons: [], sources: [] }
const whole = {
  at: '2030-01-01T12:00:00.123Z',
  event: 'sign-in',
  decision: 'created',
  code: null,
  person: 'ada@acme.example',
  place: 'workspace/HR',
  reasons: ['why'],
  sources: [
    { field: 'name', value: 'Ada', from: 'displayName', isDefault: false },
    { field: 'role', value: '', from: 'the default role', isDefault: true },
  ],
}

for (const [name, document, read] of [
  ['nothing told', { answers: [] }, { answers: [], page: null }],
  ['everything told', { answers: [whole], page: 'https://sp.example/log' }, { answers: [whole], page: 'https://sp.example/log' }],
  ['little told', { answers: [{}] }, { answers: [bare], page: null }],
  [
    'other types',
    { answers: [{ at: 1, decision: {}, reasons: 'x', sources: [null, { isDefault: 'yes' }] }, 7, null] },
    {
      answers: [
        { ...bare, sources: Array.from({ length: 2 }, () => ({ field: '', value: '', from: '', isDefault: false })) },
        bare,
        bare,
      ],
      page: null,
    },
  ],
  ['a page that is a script', { answers: [], page: 'javascript:alert(1)' }, { answers: [], page: null }],
  ['a page that is no address', { answers: [], page: '/log' }, { answers: [], page: null }],
  ['no list', { answers: {} }, null],
  ['another document', { entries: [] }, null],
  ['a list alone', [], null],
  ['a text', 'created', null],
  ['null', null, null],
] as const)
  test(`what an SP says: ${name}`, () => expect(readAnswers(document)).toEqual(read))

test('of many entries the newest are read', () => {
  const read = readAnswers({ answers: Array.from({ length: 70 }, (_, n) => ({ event: `e${n}`, reasons: Array(200).fill('r') })) })
  expect([read?.answers.length, read?.answers.at(-1)?.event, read?.answers[0]?.reasons.length]).toEqual([50, 'e69', 100])
})

test('what decided and what was a default stand apart; an empty value is seen', () => {
  const [entry] = viewAnswers({ answers: [whole], page: null }).entries
  expect(entry).toEqual({
    at: '2030-01-01T12:00:00.123Z',
    when: '2030-01-01 12:00:00 UTC',
    name: 'Created an account',
    verdict: 'good',
    code: '',
    about: 'sign-in, workspace/HR, ada@acme.example',
    reasons: ['why'],
    decided: [{ field: 'name', value: 'Ada', from: 'displayName' }],
    defaults: [{ field: 'role', value: '(empty)', from: 'the default role' }],
  })
})

for (const [decision, name, verdict] of [
  ['refused', 'Refused', 'bad'],
  ['linked', 'Linked to an account that was there', 'good'],
  ['unchanged', 'Nothing of the account changed', 'good'],
  ['parked', 'parked', 'good'],
  [null, '', 'open'],
] as const)
  test(`the decision ${decision} is shown as "${name}"`, () =>
    expect(viewAnswers({ answers: [{ ...bare, decision }], page: null }).entries).toMatchObject([{ name, verdict }]))

test('what cannot be seen is made visible, and what is long is cut', () => {
  const [entry] = viewAnswers({
    answers: [{ ...bare, at: 'soon', event: 'a\u202eb', reasons: ['x'.repeat(5_000)] }],
    page: null,
  }).entries
  expect(entry).toMatchObject({ when: 'soon', about: 'a⟨U+202E⟩b' })
  expect(entry?.reasons[0]).toHaveLength(1_000)
})

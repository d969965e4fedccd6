import { expect, test } from '#unit-test'
import { type Judgement, judge, type Sought } from './sought.ts'

/** State × what everybody has or may lack × whether something is obviously meant. */
const table: [Sought['state'], always: Judgement, always: Judgement, maybe: Judgement, maybe: Judgement][] = [
  ['found', 'right', 'right', 'right', 'right'],
  ['empty', 'unsure', 'unsure', 'right', 'right'],
  ['missing', 'wrong', 'wrong', 'unsure', 'wrong'],
  ['unfit', 'wrong', 'wrong', 'wrong', 'wrong'],
  ['unseen', 'unsure', 'unsure', 'unsure', 'unsure'],
]
for (const [state, ...want] of table)
  test(`a key whose place is ${state}`, () => {
    const judged = [true, false].flatMap((always) => [null, '/name'].map((meant) => judge({ state, always, meant })))
    expect(judged).toEqual(want)
  })

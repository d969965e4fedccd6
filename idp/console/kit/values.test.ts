import { expect, test } from '#unit-test'
import { valueErrors } from './values.ts'

const members = ['a', 'b'].map((value) => ({ title: value.toUpperCase(), value }))
const attributes = [
  { variable: 'teams', title: 'Teams', list: true, members },
  { variable: 'free', title: 'Free' },
]

const typed: [string, Record<string, string>, string[]][] = [
  ['choices alone', { teams: 'a\r\nb' }, []],
  ['something else', { teams: 'a\nc' }, ['teams']],
  ['what is held already', { teams: 'old\nb' }, []],
  ['an attribute without choices', { free: 'anything' }, []],
  ['nothing', {}, []],
]
for (const [what, posted, fields] of typed)
  test(`values of a list with choices are judged: ${what}`, () => {
    const before = { person: 'ada', values: { teams: ['old'] } }
    expect(Object.keys(valueErrors({ attributes }, before, posted))).toEqual(fields)
  })

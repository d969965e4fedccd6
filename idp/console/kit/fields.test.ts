import { expect, test } from '#unit-test'
import { fieldsOf } from './fields.ts'
import { firstFree, idFor } from './ids.ts'
import { rowsOf, withRow } from './rows.ts'

test('a field may be called like what every object has', () => {
  const field = fieldsOf({})
  for (const name of ['constructor', 'toString', '__proto__'])
    expect(field.text(name, 'Odd')).toMatchObject({ name, value: '', error: undefined })
  expect(field.checkbox('constructor', 'Odd').checked).toBe(false)
})

test('ids are free, and short enough whatever they are made of', () => {
  const taken = (id: string) => ['my-app', 'my-app-2'].includes(id)
  expect([idFor(' My App! ', taken), idFor('…', taken)]).toEqual(['my-app-3', 'app'])
  const long = firstFree(`a.${'-'.repeat(300)}`, (id) => !id.endsWith('-2'))
  expect(long).toMatch(/^a\.-{98}-2$/)
})

const counts: [posted: string | undefined, least: 0 | 1, shown: number][] = [
  [undefined, 1, 1],
  [undefined, 0, 0],
  ['3', 1, 3],
  ['1e9', 1, 50],
  ['-4', 0, 0],
  ['2.7', 1, 2],
  ['many', 1, 1],
]
for (const [rows, least, shown] of counts)
  test(`${rows} lines of at least ${least} are ${shown}`, () => {
    const posted = rows === undefined ? {} : { rows }
    expect(rowsOf(posted, 50, least)).toBe(shown)
    expect(withRow(posted, 50, least).rows).toBe(String(shown + 1))
  })

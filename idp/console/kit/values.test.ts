import { expect, test } from '#unit-test'
import { ada, tenantSpec } from '../../testing/control.ts'
import { tenantOf } from '../../testing/tenant.ts'
import type { Posted } from './fields.ts'
import { valueErrors, valueFields, valuesFrom } from './values.ts'

const values = { role: '', x: null, list: ['a', 'b'], one: ['a'], none: [], lines: 'two\nlines', text: 'a' }

async function form() {
  const assignment = { person: ada.id, values }
  const tenant = await tenantOf(tenantSpec('okta', {}, { assignments: [assignment] }))
  const app = tenant.directory.apps.get('app')
  if (!app) throw new Error('there is no app')
  return {
    fields: valueFields(tenant, app, assignment),
    save: (posted: Posted) => valuesFrom(tenant, app, assignment, posted),
  }
}

test('what is posted as it was shown is what was there', async () => {
  const { fields, save } = await form()
  expect(fields.find(({ name }) => name === 'lines')?.kind).toBe('textarea')
  const posted = fields.map(({ name, value }) => [name, value.replaceAll('\n', '\r\n')])
  expect(save(Object.fromEntries(posted))).toEqual(values)
})

const typed: [string, Posted, object][] = [
  ['another text', { text: 'b' }, { text: 'b' }],
  ['a list', { list: 'x\r\ny\r\n' }, { list: ['x', 'y'] }],
  ['several lines of one text', { lines: 'x\r\ny' }, { lines: 'x\ny' }],
  ['a value for what had none', { x: 'y' }, { x: 'y' }],
]
for (const [what, posted, change] of typed)
  test(`typed: ${what}`, async () => expect((await form()).save(posted)).toEqual({ ...values, ...change }))

test('an emptied field is an attribute that is not set', async () => {
  const { text: _, ...others } = values
  expect((await form()).save({ text: '' })).toEqual(others)
})

const members = ['a', 'b'].map((value) => ({ title: value.toUpperCase(), value }))
const attributes = [
  { variable: 'teams', title: 'Teams', list: true, members },
  { variable: 'free', title: 'Free' },
]

const judged: [string, Record<string, string>, string[]][] = [
  ['choices alone', { teams: 'a\r\nb' }, []],
  ['something else', { teams: 'a\nc' }, ['teams']],
  ['what is held already', { teams: 'old\nb' }, []],
  ['an attribute without choices', { free: 'anything' }, []],
  ['nothing', {}, []],
]
for (const [what, posted, fields] of judged)
  test(`values of a list with choices are judged: ${what}`, () => {
    const before = { person: 'ada', values: { teams: ['old'] } }
    expect(Object.keys(valueErrors({ attributes }, before, posted))).toEqual(fields)
  })

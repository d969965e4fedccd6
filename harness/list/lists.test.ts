import { expect, test } from '#unit-test'
import type { Scenario } from '../scenario/schema.ts'
import { lists } from './index.ts'
import type { ListSources } from './list.ts'
import { renderList } from './render.ts'
import { projectSources } from './sources.ts'

const scenario = {
  id: 'new-user/plain',
  family: 'new-user',
  file: 'x',
  title: 'Somebody new signs in',
  surface: 'end-user',
  steps: [{ 'bent-sign-in': { mutation: 'expired' } }],
  checks: { 'one-account': ['E-01'] },
} satisfies Scenario
const sources: ListSources = {
  ...projectSources(),
  scenarios: () => [scenario],
  defects: () => [{ id: 'two-of-everybody', title: 'Makes everybody twice', trips: ['one-account'] }],
}
const rows = (name: string) => (lists.find((each) => each.name === name)?.rows(sources) ?? []) as Record<string, unknown>[]
const row = (name: string, id: string) => rows(name).find((each) => each.id === id)

test('a check names its requirements, its scenarios and the defects that trip it', () => {
  expect(row('checks', 'one-account')).toMatchObject({
    requirements: ['E-01'],
    scenarios: ['new-user/plain'],
    defects: ['two-of-everybody'],
  })
})

test('a requirement names its scenarios, or the reason for none', () => {
  expect(row('requirements', 'E-01')).toMatchObject({ scenarios: ['new-user/plain'], notTested: null })
  expect(row('requirements', 'E-02')).toMatchObject({ scenarios: [], notTested: 'no scenario of this version covers it yet' })
  for (const each of rows('requirements')) expect([each.id, each.notTested !== null || each.scenarios]).not.toContainEqual([])
})

test('a scenario names driver, checks and requirements; a mutation its scenarios', () => {
  expect(row('scenarios', 'new-user/plain')).toMatchObject({ driver: 'http', requirements: ['E-01'] })
  expect(row('mutations', 'expired')).toMatchObject({ scenarios: ['new-user/plain'] })
})

test('a set names what it requires of each scenario', () => {
  expect(row('sets', 'smoke@1')).toMatchObject({ scenarios: { 'existing-user/address-in-other-case': ['one-account'] } })
})

for (const list of lists) {
  test(`${list.name}: every row has an id, and its text fits 100 columns`, () => {
    const all = list.rows(sources) as { id: string }[]
    expect(all.length).toBeGreaterThan(0)
    expect(new Set(all.map((each) => each.id)).size).toBe(all.length)
    const lines = renderList(all.map((each) => list.entry(each))).split('\n')
    expect(lines.filter((line) => line.length > 100)).toEqual([])
  })
}

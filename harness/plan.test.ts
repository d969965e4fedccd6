import { expect, test } from '#unit-test'
import { referenceTarget } from './files/project-root.ts'
import { makePlan, type PlanInputs } from './plan.ts'
import type { Requirement } from './requirements.ts'
import type { Scenario } from './scenario/schema.ts'
import { loadTarget } from './target/load.ts'

const scenario = (id: string): Scenario => ({
  id,
  family: id.split('/')[0] ?? '',
  file: `${id}.yaml`,
  title: id,
  surface: 'end-user',
  steps: [{ 'sign-in': {} }],
  checks: { 'one-account': ['E-01'] },
})
const row: Requirement = {
  id: 'E-01',
  level: 'MUST',
  derived: false,
  source: 's',
  needs: [],
  summary: 's',
  policy: [],
  excluded: null,
}
const inputs: PlanInputs = {
  scenarios: ['new-user/plain', 'new-user/again', 'existing-user/plain', 'chat/plain'].map(scenario),
  profiles: ['okta', 'onelogin'].map((id) => ({ id, title: id, cannotExpress: [] })),
  requirements: new Map([[row.id, row]]),
  target: { ...loadTarget(referenceTarget), families: ['new-user', 'existing-user'] },
  driver: null,
  only: null,
  defects: [],
  runId: 'r',
}
const chosen = (only: string | null) => makePlan({ ...inputs, only }).cases.map((each) => each.id)

const selections: [string | null, number][] = [
  [null, 6],
  ['new-user', 4],
  ['new-user/plain@okta', 1],
  ['*@okta', 3],
  ['new-user/again, existing-user', 4],
  ['new-user/again,', 2],
]
for (const [only, count] of selections) test(`--only ${only} chooses ${count}`, () => expect(chosen(only)).toHaveLength(count))

const slips: [string, string][] = [
  ['new-usr', 'nothing is called "new-usr"; did you mean "new-user"?'],
  ['new-user,existing-usr', 'nothing is called "existing-usr"; did you mean "existing-user"?'],
  ['new-user/plain@oktaa,existing-user', 'nothing is called "new-user/plain@oktaa"; did you mean "new-user/plain@okta"?'],
  ['new-user,nobody*', 'nothing is called "nobody*"; known: new-user, '],
  ['new-user,chat', 'nothing is called "chat" in this run: the target names other families, or --profile other vendors (npm run'],
  [',', 'there is nothing to run'],
]
for (const [only, says] of slips)
  test(`--only ${only}: a name that chooses nothing is told`, () => expect(() => chosen(only)).toThrow(says))

const drivers: [Scenario['driver'], PlanInputs['driver'], string[]][] = [
  [undefined, null, ['x@okta http', 'x@onelogin http']],
  ['browser', null, ['x@okta browser', 'x@onelogin browser']],
  ['browser@onelogin', null, ['x@okta http', 'x@onelogin browser']],
  ['browser@onelogin', 'http', ['x@okta http', 'x@onelogin+http http']],
  ['browser@onelogin', 'browser', ['x@okta+browser browser', 'x@onelogin browser']],
]
for (const [own, driver, cases] of drivers)
  test(`a scenario with driver ${own}, run with ${driver ?? 'no'} --driver`, () => {
    const { cases: found } = makePlan({
      ...inputs,
      scenarios: [{ ...scenario('new-user/x'), ...(own ? { driver: own } : {}) }],
      driver,
    })
    expect(found.map((each) => `${each.id.replace('new-user/', '')} ${each.driver}`)).toEqual(cases)
  })

const idpRow = (id: string, profiles?: string[]): Requirement => ({ ...row, id, ...(profiles ? { profiles } : {}) })
const ofIdp = (change: Partial<Scenario>): Scenario => ({
  ...scenario('instrument/x'),
  surface: 'idp',
  checks: { 'one-account': ['I-01', 'I-02'] },
  ...change,
})
const idpInputs: PlanInputs = {
  ...inputs,
  requirements: new Map([row, idpRow('I-01', ['okta']), idpRow('I-02', ['okta']), idpRow('I-13')].map((each) => [each.id, each])),
  target: { ...inputs.target, families: undefined, surfaces: {}, driver: 'browser', lacks: ['groups'] },
}
const planned = (change: Partial<Scenario>) =>
  makePlan({ ...idpInputs, scenarios: [ofIdp(change)] }).cases.map(({ notApplicable, driver }) => [notApplicable, driver])

test('a case of our own IdP does not depend on the target, but on whom its rows and its pages are about', () => {
  expect(planned({})).toEqual([
    [null, 'http'],
    ['I-01 speaks of okta, and not of onelogin', 'http'],
  ])
  expect(planned({ checks: { 'one-account': ['I-01', 'I-13'] }, needs: ['groups'] }).map(([why]) => why)).toEqual([null, null])
  expect(planned({ checks: { 'one-account': ['I-13'] }, profiles: ['okta'] })[1]?.[0]).toContain(
    'the steps walk the pages of okta',
  )
})

test('rows about our own IdP and rows about an SP are not mixed', () => {
  expect(() => planned({ checks: { 'one-account': ['E-01'] } })).toThrow(
    'E-01 is about an SP, and none is asked with surface: idp',
  )
  expect(() => planned({ surface: 'end-user' })).toThrow('I-01 is about our own IdP, which scenarios with surface: idp judge')
})

import { expect, test } from '#unit-test'
import { completeGiven } from '../case/given.ts'
import { inPlaces } from '../case/in-places.ts'
import type { Observation } from '../observe/observer.ts'
import type { AccountSeen, CaseResult, CheckResult, StepResult } from '../results.ts'
import type { Capability } from '../target/schema/capabilities.ts'
import { contradictionsOf, lackReason, withoutContradicted } from './contradicted.ts'
import { signsOfAccount, signsOfCases } from './signs.ts'

const ada = (seen: Partial<AccountSeen>): AccountSeen => ({ email: 'ada@x.test', ...seen })

const shown: [Partial<AccountSeen>, Capability[]][] = [
  [{}, []],
  [{ groups: [], role: '', status: ' ', environments: {}, workspaces: {}, apiClients: [] }, []],
  [{ groups: ['Sales'] }, ['groups']],
  [{ role: 'member' }, ['roles']],
  [{ status: 'active' }, ['status']],
  [{ authMethod: 'saml' }, []],
  [{ authMethod: 'SAML and password' }, ['password']],
  [{ environments: { prod: { groups: ['Sales'] } } }, ['groups', 'environments']],
  [{ environments: { prod: { permissions: ['use'] } } }, ['permissions', 'environments']],
  [{ workspaces: { Main: { roles: { dev: 'Admin' }, pending: false } } }, ['workspaces', 'roles']],
  [{ workspaces: { Main: { roles: {}, pending: true } } }, ['workspaces']],
  [{ groups: [], environments: { prod: { groups: [] } } }, []],
  [{ role: 'member', workspaces: { Main: { roles: { role: 'member' }, pending: false } } }, ['roles']],
  [{ apiClients: [{ method: 'oauth2' }] }, ['portal']],
]
for (const [seen, capabilities] of shown)
  test(`an account with ${JSON.stringify(seen)} shows ${capabilities.join(', ') || 'nothing'}`, () => {
    expect([...signsOfAccount(ada(seen)).keys()].sort()).toEqual([...capabilities].sort())
  })

test('groups and a role that the harness has put into places are no sign of places', () => {
  const flat: Observation = { accounts: [ada({ groups: ['Sales'], role: 'member' })], audit: 'unknown' }
  const { accounts } = inPlaces(flat, completeGiven({ surface: 'workspace' }))
  expect(accounts).toMatchObject([{ workspaces: { [completeGiven({ surface: 'workspace' }).workspaces[0]?.name ?? '']: {} } }])
  const signs = accounts === 'unknown' ? [] : accounts.flatMap((account) => [...signsOfAccount(account).keys()])
  expect(signs).toEqual(['groups', 'roles'])
})

const step = (seen: Partial<StepResult>): Pick<CaseResult, 'surface' | 'steps'> => ({
  surface: 'end-user',
  steps: [{ accounts: { before: 'unknown', after: 'unknown' }, audit: [], mails: [], ...seen } as StepResult],
})

test('a log and a mail are signs, and what was seen of our own IdP is none', () => {
  const seen = step({
    audit: [{ event: 'signed-in' }],
    mails: [{ to: 'ada@x.test', subject: 'Your code', text: '' }],
    accounts: { before: 'unknown', after: [ada({ groups: ['Sales', 'Support', 'Ops', 'Law'] })] },
  })
  expect(Object.fromEntries(signsOfCases([step({}), seen]))).toEqual({
    groups: 'the account of ada@x.test shows the groups "Sales", "Support", "Ops", …',
    audit: 'its log says "signed-in"',
    mail: 'it sent "Your code" to ada@x.test',
  })
  expect(signsOfCases([{ ...seen, surface: 'idp' }]).size).toBe(0)
})

const check = (reason: string | null, seen: Partial<CheckResult> = {}): CheckResult => ({
  id: 'c',
  title: 'C',
  requirements: ['E-27'],
  level: 'MUST',
  outcome: reason === null ? 'satisfied' : 'not-applicable',
  verdict: reason === null ? 'PASS' : 'NA',
  disposition: 'new',
  evidence: null,
  expected: null,
  actual: null,
  reason,
  ...seen,
})
const result = (...checks: CheckResult[]) => ({ id: 'f/a@okta', verdict: 'PASS', checks }) as CaseResult
const contradictions = contradictionsOf(['groups', 'mail'], signsOfAccount(ada({ groups: ['Sales'], role: 'member' })))

test('what the file says is lacking and an account shows is a contradiction, and only that', () => {
  expect([...contradictions.keys()]).toEqual(['groups'])
  expect(contradictions.get('groups')).toMatch(/^take groups out of lacks: the account of ada@x\.test shows the groups "Sales"/)
})

test('nothing passes for not applicable by a lack that was contradicted', () => {
  const before = result(check(lackReason(['groups'], ['groups'])), check(null))
  const [after] = withoutContradicted([before], contradictions)
  expect(after?.verdict).toBe('UNVERIFIED')
  expect(after?.checks.map((each) => [each.verdict, each.outcome])).toEqual([
    ['UNVERIFIED', 'not-verified'],
    ['PASS', 'satisfied'],
  ])
  expect(after?.checks[0]?.reason).toBe(contradictions.get('groups'))
})

const untouched: [string, CheckResult][] = [
  ['another lack', check(lackReason(['mail'], ['mail']))],
  ['a second thing that is truly lacking', check(lackReason(['groups', 'mail'], ['groups', 'mail']))],
  ['a reason of the vendor', check('Entra sends no empty value')],
  ['a check that was judged', check(null)],
]
for (const [what, each] of untouched)
  test(`${what} stays as it is`, () => {
    expect(withoutContradicted([result(each)], contradictions)).toEqual([result(each)])
  })

test('a fault stays a fault', () => {
  const faulty = { ...result(check(lackReason(['groups'], ['groups']), { level: 'SHOULD' })), verdict: 'ERROR' as const }
  expect(withoutContradicted([faulty], contradictions)[0]?.verdict).toBe('ERROR')
})

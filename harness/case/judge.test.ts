import { expect, test } from '#unit-test'
import { ada, anAccount, anAssertion, aPlace, aRun, aStep, seeing, session, unseen } from '../checks/testing.ts'
import type { Observation } from '../observe/observer.ts'
import { loadRequirements } from '../requirements.ts'
import type { AccountSeen, CheckResult } from '../results.ts'
import type { StepRecord } from './case-run.ts'
import type { EnvironmentGiven } from './given.ts'
import { judge } from './judge.ts'

const requirements = loadRequirements()
const prod = aPlace('prod')
const finance = aPlace('finance', 'workspace')
const environment: EnvironmentGiven = {
  name: 'prod',
  authMethod: 'saml',
  samlEnabled: true,
  jit: true,
  provider: true,
  groupSync: true,
  enforceFor: 'all',
  defaultPermissions: ['use-apps'],
  apps: [],
  groups: ['Sales'],
}
const policy = {
  updatePolicy: 'eachLogin',
  rolePolicy: 'eachLogin',
  groupsOnCreate: 'always',
  groupPolicy: 'authoritative',
  inactiveAccount: 'refuse',
  defaultRole: 'Operator',
} as const

const list = (...accounts: AccountSeen[]): Observation => ({ ...seeing(...accounts), grade: 'E1' })
const hers = (more: Partial<AccountSeen>): AccountSeen => anAccount(ada, more)
const inProd = (groups: string[]) => ({ environments: { prod: { permissions: ['use-apps'], groups } } })
const inFinance = (role: string) => ({ workspaces: { finance: { roles: { role }, pending: false } } })

/** What one check comes to in a case of these steps. */
function judged(id: string, steps: StepRecord[], surface: 'end-user' | 'workspace' = 'end-user'): CheckResult | undefined {
  const scenario = { ...aRun({ steps }).scenario, surface, checks: { [id]: ['E-08'] } }
  const given = { environments: [environment], environmentsFeature: true, workspaces: [], accounts: [], chat: null }
  return judge(aRun({ steps, scenario, surface, policy, given }), requirements)[0]
}

const first = (account: AccountSeen, place = prod) =>
  aStep({
    place,
    before: list(),
    after: list(account),
    sent: anAssertion(place, { name: ['Ada'], groups: ['Sales'], role: ['Admin'] }),
  })
const later = (before: AccountSeen, after: AccountSeen, place = prod) => ({ ...first(after, place), before: list(before) })

const session2 = {
  grades: { displayName: 'E2', groups: 'E2', 'environments.prod.groups': 'E2', 'workspaces.finance': 'E2' },
} as const
const ofSession = (more: Partial<AccountSeen>): AccountSeen => hers({ ...more, ...session2 })
const shown = { displayName: 'Ada', status: 'active' }

const decided: [string, string, StepRecord[], CheckResult['verdict'], CheckResult['evidence']][] = [
  ['a name of the list', 'name-never-empty', [first(hers(shown))], 'PASS', 'E1'],
  ['a name of the session', 'name-never-empty', [first(ofSession(shown))], 'PASS', 'E2'],
  ['an empty name of the session', 'name-never-empty', [first(ofSession({ displayName: '' }))], 'FAIL', 'E2'],
  ['a status of the list beside a name of the session', 'account-active', [first(ofSession(shown))], 'PASS', 'E1'],
  ['a name on a page', 'name-never-empty', [first(hers({ ...shown, grades: { displayName: 'E4' } }))], 'PASS', 'E4'],
  ['no name', 'name-never-empty', [first(hers({}))], 'UNVERIFIED', null],
  [
    'the violation alone decides',
    'name-never-empty',
    [first(ofSession(shown)), later(hers(shown), hers({ displayName: '' }))],
    'FAIL',
    'E1',
  ],
  ['groups of the session', 'groups-at-creation', [first(ofSession(inProd(['Sales'])))], 'PASS', 'E2'],
  ['other groups of the session', 'groups-at-creation', [first(ofSession(inProd([])))], 'FAIL', 'E2'],
  ['permissions of the list beside groups of the session', 'default-permissions', [first(ofSession(inProd([])))], 'PASS', 'E1'],
  [
    'a later name of the session',
    'profile-per-policy',
    [later(ofSession({ displayName: 'A.' }), ofSession({ displayName: 'A.' }))],
    'FAIL',
    'E2',
  ],
  [
    'a record in which only the session shows a change',
    'repeat-changes-nothing',
    [first(ofSession(shown)), later(ofSession(shown), ofSession({ ...shown, displayName: 'Eve' }))],
    'FAIL',
    'E2',
  ],
  [
    'a record in which the list shows a change, too',
    'repeat-changes-nothing',
    [first(ofSession(shown)), later(ofSession(shown), ofSession({ displayName: 'Eve', status: 'blocked' }))],
    'FAIL',
    'E1',
  ],
  [
    'a name that only one look has shown is no change',
    'repeat-changes-nothing',
    [first(ofSession(shown)), later(hers({ status: 'active' }), ofSession(shown))],
    'PASS',
    'E1',
  ],
  [
    'a name that was shown by a page and then by the session is no change',
    'repeat-changes-nothing',
    [
      first(ofSession(shown)),
      later(hers({ displayName: 'A.', status: 'active', grades: { displayName: 'E4' } }), ofSession(shown)),
    ],
    'PASS',
    'E1',
  ],
  [
    'a name that the list shows no more is a change',
    'repeat-changes-nothing',
    [first(hers(shown)), later(hers(shown), hers({ status: 'active' }))],
    'FAIL',
    'E1',
  ],
]
for (const [name, id, steps, verdict, evidence] of decided)
  test(`${id} rests on what decided it: ${name}`, () => {
    const result = judged(id, steps)
    expect([result?.verdict, result?.evidence], `${result?.reason ?? result?.actual}`).toEqual([verdict, evidence])
  })

test('a role of the session', () => {
  const result = judged('role-from-assertion', [first(ofSession(inFinance('Admin')), finance)], 'workspace')
  expect([result?.outcome, result?.evidence]).toEqual(['satisfied', 'E2'])
})

test('what stays as it was is held only against what was seen the same way', () => {
  const before = hers({ displayName: 'A. L.', grades: { displayName: 'E4' } })
  const steps = [later(before, ofSession({ displayName: 'Ada Lovelace' }))]
  const scenario = { ...aRun({ steps }).scenario, checks: { 'profile-per-policy': ['E-08'] } }
  const [result] = judge(aRun({ steps, scenario, policy: { updatePolicy: 'never' } }), requirements)
  expect([result?.verdict, result?.reason]).toEqual([
    'UNVERIFIED',
    'what was there before the sign-in was seen by other evidence than what is there after it',
  ])
})

test('where nobody could see, the reason is why the observer gave no answer', () => {
  const blind = { ...unseen, problems: ['the observer sql gave no answer: no such table'] }
  const step = aStep({ place: prod, before: blind, after: blind, sent: anAssertion(prod), session: session(ada) })
  const result = judged('name-never-empty', [step])
  expect([result?.verdict, result?.reason]).toEqual(['UNVERIFIED', 'the observer sql gave no answer: no such table'])
})

import { expect, test } from '#unit-test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { EnvironmentGiven } from '../case/given.ts'
import type { Observation } from '../observe/observer.ts'
import { checks } from './index.ts'
import {
  ada,
  anAccount,
  anAssertion,
  anExchange,
  aPlace,
  aRun,
  aStep,
  canary,
  grace,
  session,
  somebody,
  twin,
} from './testing.ts'

/** Nobody could list accounts, and nobody showed theirs; or what is known of Ada is of an earlier step. */
const rights = {
  displayName: 'Ada',
  status: 'active',
  environments: { prod: { groups: ['Sales'], permissions: ['use-apps'] } },
  workspaces: { finance: { roles: { role: 'Admin' }, pending: false } },
}
const empty: Observation = { accounts: [], audit: [], grade: 'E2', partial: true, shown: [] }
const remembered: Observation = { ...empty, accounts: [anAccount(ada, rights), anAccount(twin, rights)] }
const sights: [string, Observation, Observation][] = [
  ['nobody is shown', empty, empty],
  ['all that is known is remembered', remembered, remembered],
  ['nobody is shown any more', remembered, empty],
]

const anEnvironment = (name: string, jit: boolean): EnvironmentGiven => ({
  name,
  authMethod: 'saml',
  samlEnabled: true,
  jit,
  groupSync: true,
  enforceFor: 'all',
  defaultPermissions: ['use-apps'],
  apps: [],
  groups: ['Sales'],
  provider: true,
})
const places = {
  prod: aPlace('prod'),
  test: aPlace('test'),
  finance: aPlace('finance', 'workspace'),
  hr: aPlace('hr', 'workspace'),
}
const run: Partial<CaseRun> = {
  given: {
    environments: [anEnvironment('prod', false), anEnvironment('test', true)],
    environmentsFeature: true,
    workspaces: [],
    accounts: [],
    chat: 'slack',
  },
  policy: {
    existingAccountInOtherWorkspace: 'linkAfterVerification',
    updatePolicy: 'never',
    rolePolicy: 'createOnly',
    roleOnJoin: 'default',
    groupsOnCreate: 'always',
    inactiveAccount: 'refuse',
  },
}

/** A bit of everything that people do, always seen in the same poor way. */
function steps(before: Observation, after: Observation, who: StepRecord['session']): StepRecord[] {
  const seen = { before, after, session: who }
  const bent = [anExchange({ mutation: 'content-tampered', canary })]
  return [
    aStep({ kind: 'wait', person: null, session: null, before, after }),
    aStep({ person: grace, place: places.test, before, after }),
    aStep({ place: places.prod, sent: anAssertion(places.prod), ...seen }),
    aStep({ place: places.prod, sent: anAssertion(places.prod), ...seen }),
    aStep({ place: places.hr, sent: anAssertion(places.hr), ...seen }),
    aStep({ kind: 'enter-code', place: places.hr, details: { code: 'right', typed: '1' }, ...seen }),
    aStep({ kind: 'change-at-idp', session: null, before, after }),
    aStep({ kind: 'launch-in-chat', details: { platformSession: 'alive' }, ...seen }),
    aStep({ control: true, person: twin, before, after }),
    aStep({ mutation: 'content-tampered', exchanges: bent, ...seen }),
  ]
}

for (const check of checks.filter((each) => each.evidence === 'E1')) {
  test(`${check.id}: silence is never green`, () => {
    for (const [sight, before, after] of sights)
      for (const who of [session(null), session(ada), somebody]) {
        const outcome = check.evaluate(aRun({ ...run, steps: steps(before, after, who) }))
        expect(outcome.kind, `${sight}, ${who?.signedInAs}: ${JSON.stringify(outcome)}`).not.toBe('satisfied')
      }
  })
  test(`${check.id}: silence alone of those who came later is never green`, () => {
    for (const [sight, before, after] of sights)
      for (const who of [session(null), session(ada), somebody]) {
        const all = steps(before, after, who)
        for (const [index] of all.entries()) {
          const outcome = check.evaluate(aRun({ ...run, steps: [all[1], all[8], ...all.slice(index)].filter((each) => !!each) }))
          expect(outcome.kind, `${sight}, ${who?.signedInAs}, from ${index}: ${JSON.stringify(outcome)}`).not.toBe('satisfied')
        }
      }
  })
}

/** The SP's state lists accounts and says nothing more; what it leaves open, only an earlier session has shown. */
const bare: Observation = { accounts: [anAccount(ada), anAccount(grace), anAccount(twin)], audit: [], grade: 'E1' }
const grades = { displayName: 'E2', status: 'E2', environments: 'E2', workspaces: 'E2' } as const
const earlier: Observation = { ...bare, accounts: [anAccount(ada, { ...rights, grades }), anAccount(grace), anAccount(twin)] }
const ofFields = [
  'account-active',
  'name-from-assertion',
  'name-never-empty',
  'environments-granted',
  'groups-at-creation',
  'default-permissions',
  'inactive-per-policy',
  'workspace-member',
  'role-from-assertion',
  'role-on-join',
  'role-per-policy',
  'profile-per-policy',
  'permissions-kept',
  'groups-per-policy',
  'repeat-changes-nothing',
  'change-waits-for-sign-in',
  'no-sync-in-platform-session',
]
for (const id of ofFields)
  test(`${id}: what a session showed earlier says nothing of now`, () => {
    const check = checks.find((each) => each.id === id)
    for (const [before, after] of [
      [bare, bare],
      [earlier, bare],
      [bare, earlier],
    ] as const)
      for (const who of [session(null), session(ada), somebody]) {
        const outcome = check?.evaluate(aRun({ ...run, steps: steps(before, after, who) }))
        const isNow = after === earlier && outcome?.kind === 'satisfied' && outcome.evidence === 'E2'
        expect(outcome?.kind === 'satisfied' && !isNow, `${who?.signedInAs}: ${JSON.stringify(outcome)}`).toBe(false)
      }
  })

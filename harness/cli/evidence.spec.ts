import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { referenceTarget } from '../files/project-root.ts'
import type { RunReport } from '../results.ts'
import { writeTarget } from '../testing/target-file.ts'
import { cli } from './testing/cli.ts'

/** What an observer leaves open is judged by what the session shows, and says so. */
test.describe.configure({ timeout: 240_000 })

const reference = () => parse(readFileSync(referenceTarget, 'utf8')) as Record<string, Record<string, unknown>>
const only = 'new-user/first-sign-in,new-user/role-admin,existing-user/renamed-at-the-idp'

/** @param fields of an account that the observer shows */
async function runWith(fields: Record<string, string>, changes: object = {}, ...flags: string[]): Promise<RunReport> {
  const target = { ...reference(), ...changes }
  const request = { url: '{base}/test/v1/organisations/{case}/accounts', headers: { authorization: 'Bearer {spToken}' } }
  const changed = {
    ...target,
    session: { ...target.session, displayName: '/displayName', groups: '/groups', role: '/role' },
    observe: [{ kind: 'http-json', accounts: { request, list: '/accounts', fields: { email: '/email', ...fields } } }],
  }
  const file = writeTarget(test.info().outputPath(), changed)
  const out = test.info().outputPath('out')
  const args = ['--profile', 'okta', '--driver', 'http', '--only', only, '--out', out, ...flags]
  const { stderr } = await cli('run', '--target', file, ...args)
  expect(stderr).toBe('')
  return JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as RunReport
}

const judgedIn = ({ cases }: RunReport) =>
  Object.fromEntries(cases.flatMap((item) => item.checks.map((check) => [check.id, `${check.verdict} ${check.evidence}`])))

test('names, groups and roles of the session count where the observer says nothing of them', async () => {
  const report = await runWith({ status: '/status' })
  expect(judgedIn(report)).toMatchObject({
    'account-created': 'PASS E1',
    'one-account': 'PASS E1',
    'account-active': 'PASS E1',
    'name-from-assertion': 'PASS E2',
    'groups-at-creation': 'PASS E2',
    'default-permissions': 'UNVERIFIED null',
    'role-from-assertion': 'PASS E2',
    'profile-per-policy': 'PASS E2',
  })
  const account = report.cases[0]?.steps.at(-1)?.accounts.after[0]
  expect(account).toMatchObject({ displayName: 'Ada Lovelace', grades: { displayName: 'E2', groups: 'E2' } })
  expect(report.remarks).toEqual([])
})

test('what only the session shows is seen red, too', async () => {
  const defects = ['name-attribute-ignored', 'first-group-only', 'role-attribute-ignored', 'name-overwritten-on-login']
  const report = await runWith({ status: '/status' }, {}, ...defects.flatMap((id) => ['--defect', id]))
  expect(judgedIn(report)).toMatchObject({
    'account-active': 'PASS E1',
    'name-from-assertion': 'FAIL E2',
    'groups-at-creation': 'FAIL E2',
    'role-from-assertion': 'FAIL E2',
  })
})

test('where both say something the observer counts; what the file calls lacking and the session shows is open', async () => {
  const report = await runWith({ displayName: '/id' }, { lacks: ['groups', 'permissions'] })
  expect(judgedIn(report)).toMatchObject({
    'name-from-assertion': 'FAIL E1',
    'role-from-assertion': 'PASS E2',
    'groups-at-creation': 'UNVERIFIED null',
    'default-permissions': 'NA null',
  })
  expect(report.remarks).toEqual([
    expect.stringMatching(
      /^In 3 of 3 cases looks at an account disagree: the session \(E2\) shows the displayName "Ada Lovelace" of ada\.\w+@firstlogin\.test, and the SP's state \(E1\) ".+", which counts\.$/,
    ),
    expect.stringMatching(/^Take groups out of lacks: the account of ada\.\w+@firstlogin\.test shows the groups ".+" /),
  ])
})

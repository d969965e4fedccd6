import { expect, test } from '#unit-test'
import { findings, groupCell, testedGroups } from './findings.ts'
import { gatedRun } from './fixtures/gated-run.ts'
import { greenRun, redRun } from './fixtures/red-run.ts'

test('groups by check and verdict, what keeps the gate shut first', () => {
  const found = findings(redRun())
  expect(found.slice(0, 5).map(({ id, verdict }) => [id, verdict])).toEqual([
    ['profile-per-update-policy', 'FAIL'],
    ['no-session', 'FAIL'],
    ['no-account-created', 'FAIL'],
    ['role-as-policy-says', 'FAIL'],
    ['one-account', 'FAIL'],
  ])
  expect(found.find(({ id }) => id === 'one-account')?.occurrences.map(({ item }) => item.profile)).toEqual([
    'okta',
    'google-workspace',
  ])
  const order = found.map(({ standing }) => ['gating', 'accepted', 'remark'].indexOf(standing))
  expect(order).toEqual(order.toSorted())
})

test('a failure that is known at one vendor and new at others is two findings', () => {
  const roles = findings(redRun()).filter(({ id }) => id === 'role-as-policy-says')
  expect(roles.map(({ standing, occurrences }) => [standing, occurrences.map(({ item }) => item.profile)])).toEqual([
    ['gating', ['okta', 'onelogin', 'entra-id']],
    ['accepted', ['google-workspace']],
  ])
})

test('a check that held only on a later attempt is a finding where that counts, with what came before', () => {
  const report = gatedRun()
  for (const check of report.cases.flatMap((item) => item.checks)) if (check.disposition === 'flaky') check.gates = true
  const flaky = findings(report).find(({ verdict }) => verdict === 'PASS')
  expect(flaky).toMatchObject({
    standing: 'gating',
    occurrences: [{ reason: expect.stringContaining('FAIL, then PASS. First: FAIL') }],
  })
})

test('a harness fault without any check is a finding of its own', () => {
  const found = findings(redRun()).find(({ verdict }) => verdict === 'ERROR')
  expect(found).toMatchObject({
    id: 'case',
    standing: 'gating',
    title: 'The chat platform stand-in closed the connection in step 1 (launch).',
  })
})

test('an unverified MUST gates, an unverified SHOULD is a remark', () => {
  const report = redRun()
  const check = report.cases[0]?.checks.find(({ level }) => level === 'SHOULD')
  if (check) Object.assign(check, { outcome: 'not-verified', verdict: 'UNVERIFIED' })
  const unverified = findings(report).filter(({ verdict }) => verdict === 'UNVERIFIED')
  expect(unverified.map(({ level, standing }) => [level, standing])).toContainEqual(['SHOULD', 'remark'])
  expect(unverified.map(({ level, standing }) => [level, standing])).toContainEqual(['MUST', 'gating'])
})

test('a green run has no finding', () => {
  expect(findings(greenRun())).toEqual([])
})

test('the group table counts rows, not checks, and leaves out what does not apply', () => {
  const groups = testedGroups(redRun())
  expect(groups.map(({ title }) => title)).toEqual([
    'End-user JIT',
    'Workspace JIT',
    'General JIT practice',
    'Field experience',
    'SAML messages',
  ])
  const general = groups.find(({ title }) => title === 'General JIT practice')?.rows ?? []
  expect(groupCell(general, 'entra-id')).toEqual({ profile: 'entra-id', worst: 'FAIL', passed: 1, bad: 3, total: 4 })
  expect(groupCell(general, 'nobody').worst).toBeUndefined()
})

import { expect, test } from '@playwright/test'
import { findings, groupCell, testedGroups } from './findings.ts'
import { greenRun, redRun } from './fixtures/red-run.ts'

test('groups by check and verdict, what blocks first', () => {
  const found = findings(redRun())
  expect(found.slice(0, 5).map(({ id, verdict }) => [id, verdict])).toEqual([
    ['profile-per-update-policy', 'FAIL'],
    ['role-as-policy-says', 'FAIL'],
    ['no-session', 'FAIL'],
    ['no-account-created', 'FAIL'],
    ['one-account', 'FAIL'],
  ])
  expect(found.find(({ id }) => id === 'one-account')?.occurrences.map(({ item }) => item.profile)).toEqual([
    'okta',
    'google-workspace',
  ])
  const order = found.map(({ blocking }) => blocking)
  expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)))
})

test('a harness fault without any check is a finding of its own', () => {
  const found = findings(redRun()).find(({ verdict }) => verdict === 'ERROR')
  expect(found).toMatchObject({
    id: 'case',
    blocking: true,
    title: 'The chat platform stand-in closed the connection in step 1 (launch).',
  })
})

test('an unverified MUST blocks, an unverified SHOULD does not', () => {
  const report = redRun()
  const check = report.cases[0]?.checks.find(({ level }) => level === 'SHOULD')
  if (check) Object.assign(check, { outcome: 'not-verified', verdict: 'UNVERIFIED' })
  const unverified = findings(report).filter(({ verdict }) => verdict === 'UNVERIFIED')
  expect(unverified.map(({ level, blocking }) => [level, blocking])).toContainEqual(['SHOULD', false])
  expect(unverified.map(({ level, blocking }) => [level, blocking])).toContainEqual(['MUST', true])
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

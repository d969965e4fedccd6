import { expect } from '@playwright/test'
import { startPlainSp } from '../testing/plain-sp.ts'
import { writeTarget } from '../testing/target-file.ts'
import { test } from './testing/doctor-here.ts'

/** What the doctor says of a set-up that is fine. */
test.describe.configure({ timeout: 60_000 })

for (const [name, more, says] of [
  [
    'without a hook',
    [],
    '-    the clocks agree: less than 3 s apart; no hook clock, so cases in which time passes stay unverified',
  ],
  ['that the file calls lacking', ['clock'], 'ok   the clocks agree: less than 3 s apart'],
] as const)
  test(`a clock ${name}`, async ({ doctor }) => {
    const sp = await startPlainSp()
    const lacks = [...(sp.target.lacks as string[]), ...more]
    const { code, stdout } = await doctor(writeTarget(test.info().outputPath(), { ...sp.target, lacks }))
    await sp.die()
    expect(stdout.split('\n')).toContain(says)
    expect(code).toBe(0)
  })

test('each vendor of a run is tried: the first in full, the others in a line each', async ({ doctor }) => {
  const sp = await startPlainSp()
  const url = '/idp-for?ready=okta,entra-id&vendor={profile}'
  const hooks = { configureIdp: { method: 'PUT', url, body: { ssoUrl: '{idp.ssoUrl}' } } }
  const file = writeTarget(test.info().outputPath(), { ...sp.target, hooks })
  const ready = await doctor(file, 'okta,entra-id')
  const some = await doctor(file, 'okta,onelogin,entra-id,google-workspace')
  await sp.die()
  expect(ready.stdout).toMatch(/^plain-sp with Okta; then Microsoft Entra ID, a line each$/m)
  expect(ready.stdout).toMatch(/^ok {3}with Microsoft Entra ID: what a run looks at before its first case holds$/m)
  expect(ready.stdout).toContain(`Ready: npm start -- --target ${file} --profile okta,entra-id\n`)
  expect(ready.code).toBe(0)
  const lines = some.stdout.split('\n')
  expect(lines.filter((line) => /^(ok|FAIL) +with /.test(line)).map((line) => line.slice(0, 24))).toEqual([
    'FAIL with OneLogin: a si',
    'ok   with Microsoft Entr',
    'FAIL with Google Workspa',
  ])
  expect(some.stdout).toContain('as above; --profile google-workspace has the details')
  expect(some.stdout).toContain(
    'Not ready: 2 to mend. Ready with okta, entra-id alone: profiles: [okta, entra-id] in the target file, or --profile okta,entra-id',
  )
  expect(some.code).toBe(3)
})

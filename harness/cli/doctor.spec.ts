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

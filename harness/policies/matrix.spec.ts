import { test as base, expect } from '@playwright/test'
import { type ControlStand, startControlStand } from '../controls/control-run.ts'
import { matrixKeys } from './matrix-keys.ts'
import { isProven, lookAround, proveKey } from './prove.ts'

/** Every worker has a stand of its own: IdP, mailbox, chat platform, reference SP. */
const test = base.extend<object, { stand: ControlStand }>({
  stand: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const stand = await startControlStand()
      await use(stand)
      await stand.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

/** A handful of keys with a scenario that tells their values apart; `npm run policies` proves all of them. */
const handful: [key: string, scenario: string][] = [
  ['updatePolicy', 'existing-user/renamed-at-the-idp'],
  ['inactiveAccount', 'existing-user/deactivated-by-hand'],
  ['idpInitiated', 'refused-assertions/unsolicited'],
  ['acceptSha1', 'refused-assertions/signed-with-sha1'],
  ['existingAccount', 'existing-user/jit-switched-off'],
  ['sideEffects', 'developer-portal/first-sign-in'],
]
for (const [key, id] of handful)
  test(`each value of ${key} is green where it is declared and red where another one is (${id})`, async ({ stand }) => {
    const matrix = matrixKeys().find((each) => each.key === key)
    if (!matrix) throw new Error(`there is no key ${key}`)
    const scenarios = stand.scenarios.filter((each) => each.id === id)
    const proofs = await proveKey(stand, matrix, await lookAround(stand, scenarios))
    expect(proofs.map((each) => [each.value, isProven(each)])).toEqual(
      matrix.values.map((value) => [[value].flat().join('+'), true]),
    )
    for (const { red } of proofs) expect(red?.expected).toMatch(/\(.*: .*\)$|clients?$/)
  })

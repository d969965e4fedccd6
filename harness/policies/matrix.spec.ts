import { test as base, expect } from '@playwright/test'
import { type ControlStand, startControlStand } from '../controls/control-run.ts'
import { matrixKeys } from './matrix-keys.ts'
import { provenValues } from './proof.ts'
import { isProven, lookAround, proveKey } from './prove.ts'
import { inWords } from './reads.ts'

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
    const proof = await proveKey(stand, matrix, await lookAround(stand, scenarios))
    const wanted = matrix.values.map(inWords)
    expect(proof.values.filter(isProven).map(({ value }) => value)).toEqual(wanted)
    expect(proof.scenarios.map(provenValues)).toEqual([wanted])
    expect(proof.scenarios.flatMap(({ broken }) => broken)).toEqual([])
    for (const { red } of proof.values) expect(red?.expected).toMatch(/\(.*: .*\)$|clients?$/)
  })

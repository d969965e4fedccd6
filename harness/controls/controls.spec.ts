import { test as base, expect } from '@playwright/test'
import { projectSources } from '../list/sources.ts'
import { type ControlStand, inParallel, scenariosFor, startControlStand, trippedBy } from './control-run.ts'
import { instrumentControls, wrongOf } from './instrument.ts'
import { quickestFor, readSeenRed } from './seen-red.ts'

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

const sources = projectSources()
const seen = readSeenRed()

for (const defect of sources.defects()) {
  test(`${defect.id} turns red: ${defect.trips.join(', ')}`, async ({ stand }) => {
    expect(defect.trips.length, 'a fault that no check sees').toBeGreaterThan(0)
    const scenarios = quickestFor(defect, seen, stand.scenarios)
    const results = await inParallel(scenarios, (scenario) => stand.run(scenario, [defect.id]))
    expect(trippedBy(results).checks).toEqual([...defect.trips].sort())
  })
}

for (const { check, wrong, scenario: id } of instrumentControls) {
  test(`${check} sees an IdP that does ${wrongOf(wrong)} in ${id}`, async ({ stand }) => {
    const scenario = stand.scenarios.find((each) => each.id === id)
    if (!scenario) throw new Error(`there is no scenario ${id}`)
    const honest = await stand.run(scenario, [])
    expect([honest.verdict, honest.problem]).toEqual(['PASS', null])
    const bent = await stand.run(scenario, [], wrong)
    expect(trippedBy([bent]).checks).toContain(check)
  })
}

for (const extreme of ['accept-everything', 'refuse-everything']) {
  test(`an SP that does ${extreme} is not conformant`, async ({ stand }) => {
    const results = await inParallel(scenariosFor([], stand.scenarios), (scenario) => stand.run(scenario, [extreme]))
    expect(results.flatMap((each) => each.checks).filter((check) => check.verdict === 'FAIL').length).toBeGreaterThan(0)
  })
}

test('a case that is watched ends as any other, and tells what would have changed it', async ({ stand }) => {
  const scenario = stand.scenarios.find((each) => each.id === 'new-user/first-sign-in')
  if (!scenario) throw new Error('there is no such scenario')
  const { result, bites } = await stand.watch(scenario)
  expect([result.verdict, result.problem]).toEqual(['PASS', null])
  expect(bites).toEqual(expect.arrayContaining(['account-not-active', 'no-account-created', 'second-prompt']))
  for (const elsewhere of ['sign-up-form-shown', 'client-not-made', 'skip-audience-check', 'any-code-accepted'])
    expect(bites).not.toContain(elsewhere)
})

test('a message that breaks a rule tells the fault of validation that would let it pass', async ({ stand }) => {
  const scenario = stand.scenarios.find((each) => each.id === 'refused-assertions/audience-mismatch')
  if (!scenario) throw new Error('there is no such scenario')
  const { result, bites } = await stand.watch(scenario)
  expect(result.verdict).toBe('PASS')
  expect(bites).toContain('skip-audience-check')
})

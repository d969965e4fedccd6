import { test as base } from '@playwright/test'
import { type Parties, partiesFromEnvironment } from '../parties/parties.ts'
import type { PlannedCase } from '../plan.ts'

/** The parties of the run; a bare `npx playwright test` gives each worker parties of its own. */
const test = base.extend<object, { parties: Parties }>({
  parties: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
    async ({}, use) => {
      const running = partiesFromEnvironment()
      if (running) return await use(running)
      const { startReferenceParties } = await import('./reference-parties.ts')
      const own = await startReferenceParties()
      await use(own.parties)
      await own.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

/** What does a case is loaded by the workers, and not by the runner, which only has to know what there is to do. */
const loaded = () => import('./do-case.ts')

/** Makes one planned case a Playwright test. Only browser cases ask for a browser, so that http runs start none. */
export function registerCase(planned: PlannedCase): void {
  const { notApplicable } = planned
  if (notApplicable !== null) test(planned.id, async () => (await loaded()).passOver(planned, notApplicable))
  else if (planned.driver === 'browser')
    test(planned.id, async ({ browser, parties }) => (await loaded()).doCase(planned, parties, browser))
  else test(planned.id, async ({ parties }) => (await loaded()).doCase(planned, parties, null))
}

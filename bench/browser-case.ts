/**
 * `npm run bench`: how much longer a browser case takes than a bare Playwright script that makes the same navigations, and where the
 * time goes. Everything runs in turn in one process, so that the machine's mood hits all rows alike; read the ratios, not the times.
 */
import type { Browser } from 'playwright'
import { prepareWorld } from '../harness/case/prepare.ts'
import { createBrowserDriver } from '../harness/drivers/browser.ts'
import { createHttpDriver } from '../harness/drivers/http.ts'
import { launchBrowser } from '../harness/drivers/launch.ts'
import { createDriverPool } from '../harness/drivers/pool.ts'
import { referenceTarget } from '../harness/files/project-root.ts'
import type { Parties } from '../harness/parties/parties.ts'
import { makePlan } from '../harness/plan.ts'
import { loadRequirements } from '../harness/requirements.ts'
import { profileOf } from '../harness/run/case-sources.ts'
import { startReferenceParties } from '../harness/run/reference-parties.ts'
import { runCase } from '../harness/run-case.ts'
import { loadScenarios } from '../harness/scenario/load.ts'
import { loadTarget } from '../harness/target/load.ts'
import { resolvePolicies } from '../harness/target/policies.ts'
import { toolCommand } from '../tools/tool-command.ts'

toolCommand('bench', 'how much longer a browser case takes than a bare Playwright script, and where the time goes').parse()

const ROUNDS = 8
const target = loadTarget(referenceTarget)
const [policies, requirements, profile] = [resolvePolicies(target), loadRequirements(), profileOf('okta')]
const scenario = loadScenarios().find((each) => each.id === 'new-user/first-sign-in')
if (!scenario) throw new Error('the scenario new-user/first-sign-in is gone')

type Row = (parties: Parties, browser: Browser, round: number) => Promise<number>

/** The navigations alone: the world is prepared outside the clock, nothing is observed, nothing kept. */
const bare: Row = async (parties, browser, round) => {
  const browsers = createDriverPool(async () => createHttpDriver())
  const world = await prepareWorld({
    scenario,
    profile,
    target,
    policies,
    parties,
    browsers,
    defects: [],
    token: token('bare', round),
  })
  const [place, person] = [world.places.values().next().value, world.people.values().next().value]
  if (!place || !person) throw new Error('the scenario has no place or no person')
  return timed(async () => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(String(place.signIn))
    for (const step of profile.signIn.steps) {
      for (const field of step.fields)
        await page.getByLabel(field.label, { exact: true }).fill(field.value === 'userName' ? person.email : person.password)
      await page.getByRole('button', { name: step.button, exact: true }).click()
    }
    await page.waitForURL((url) => url.href.startsWith(parties.sp.base) && !url.pathname.includes('/saml/'), {
      waitUntil: 'load',
    })
    await context.close()
  })
}

function wholeCase(options: { trace: boolean; picture: boolean }, name: string): Row {
  return (parties, browser, round) =>
    timed(async () => {
      const planned = makePlan({ ...planInputs, runId: token(name, round) }).cases[0]
      if (!planned) throw new Error('the plan is empty')
      const browsers = createDriverPool(() => createBrowserDriver(browser, { trace: options.trace }))
      const screenshots = { wanted: options.picture, save: async () => '' }
      const result = await runCase(planned, { ...context, parties, browsers, screenshots })
      await browsers.closeAll()
      if (result.verdict !== 'PASS') throw new Error(`the case came out ${result.verdict}: ${result.problem ?? ''}`)
    })
}

const overHttp: Row = (parties, _browser, round) =>
  timed(async () => {
    const planned = makePlan({ ...planInputs, driver: 'http', runId: token('http', round) }).cases[0]
    if (!planned) throw new Error('the plan is empty')
    const browsers = createDriverPool(async () => createHttpDriver())
    await runCase(planned, { ...context, parties, browsers, screenshots: { wanted: false, save: async () => '' } })
  })

const context = { scenario, profile, target, policies, requirements, defects: [] }
const planInputs = {
  scenarios: [scenario],
  profiles: [profile],
  requirements,
  target,
  driver: null,
  only: null,
  defects: [],
  runId: '',
}
const rows: Record<string, Row> = {
  'bare Playwright script, same navigations': bare,
  'browser case': wholeCase({ trace: true, picture: true }, 'case'),
  'browser case without trace': wholeCase({ trace: false, picture: true }, 'untraced'),
  'browser case without trace and picture': wholeCase({ trace: false, picture: false }, 'plain'),
  'http case': overHttp,
}

const { parties, stop } = await startReferenceParties()
const browser = await launchBrowser()
try {
  const times: Record<string, number[]> = {}
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, row] of Object.entries(rows)) {
      const took = await row(parties, browser, round)
      // The first round warms everything up and does not count.
      if (round > 0) times[name] = [...(times[name] ?? []), took]
    }
  }
  const base = median(times['bare Playwright script, same navigations'] ?? [])
  for (const [name, list] of Object.entries(times)) {
    process.stdout.write(
      `${(median(list) / base).toFixed(2).padStart(6)} × bare   ${median(list).toFixed(0).padStart(5)} ms   ${name}\n`,
    )
  }
} finally {
  await browser.close()
  await stop()
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
}

function token(name: string, round: number): string {
  return `k${name}${round}x${process.pid}`
}

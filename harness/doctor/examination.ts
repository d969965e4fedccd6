import { randomBytes } from 'node:crypto'
import type { VendorProfile } from '../../idp/index.ts'
import { cleanUp } from '../case/clean-up.ts'
import { prepareWorld } from '../case/prepare.ts'
import { adminBrowsers } from '../drivers/admin.ts'
import type { Driver } from '../drivers/driver.ts'
import { createHttpDriver } from '../drivers/http.ts'
import { createDriverPool } from '../drivers/pool.ts'
import type { Parties } from '../parties/parties.ts'
import type { Scenario } from '../scenario/schema.ts'
import { driverOptions } from '../target/driver-options.ts'
import { resolvePolicies } from '../target/policies.ts'
import type { SurfaceName, Target } from '../target/schema/target.ts'
import type { SpFacts } from '../target/sp-facts.ts'
import type { Examination } from './finding.ts'

export interface ExaminationInputs {
  target: Target
  profile: VendorProfile
  parties: Parties
  facts: SpFacts | null
  /** Whether a real browser may be started to find out if the pages need scripts. */
  mayScript: boolean
}

/** Prepares an examination: two new people at the IdP, browsers, nothing else yet. @throws Error when the SP's organisation cannot be made */
export async function prepareExamination(inputs: ExaminationInputs): Promise<Examination & { close(): Promise<void> }> {
  const { target, profile, parties, facts, mayScript } = inputs
  const options = driverOptions(target)
  const real = adminBrowsers({ ...target, driver: 'browser' })
  const browsers = createDriverPool(target.driver === 'browser' ? real.open : async () => createHttpDriver(options))
  const scripted: Driver[] = []
  const world = await prepareWorld({
    scenario: controlScenario(target),
    profile,
    target,
    policies: resolvePolicies(target),
    parties,
    defects: [],
    browsers,
    token: `k${randomBytes(5).toString('hex').slice(0, 9)}`,
  }).catch(async (error: unknown) => {
    await browsers.closeAll()
    await real.close()
    throw error
  })
  return {
    target,
    profile,
    parties,
    facts,
    world,
    browsers,
    signedIn: null,
    sent: null,
    async scripted() {
      if (!mayScript) return null
      const driver = await real.open()
      scripted.push(driver)
      return driver
    },
    async close() {
      await cleanUp(world)
      await browsers.closeAll()
      await Promise.allSettled(scripted.map((driver) => driver.close()))
      await real.close()
    },
  }
}

/** The smallest story: somebody new signs in. */
function controlScenario(target: Target): Scenario {
  const surface = (['end-user', 'workspace', 'chat'] as const satisfies SurfaceName[]).find((name) => target.surfaces[name])
  return {
    id: 'doctor/control',
    family: 'doctor',
    file: '',
    title: 'The positive control of an examination',
    surface: surface ?? 'end-user',
    people: { ada: {}, grace: {} },
    steps: [{ 'sign-in': {} }],
    checks: {},
  }
}

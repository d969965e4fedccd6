import { z } from 'zod'
import { profiles } from '../../idp/index.ts'
import type { DriverName } from '../results.ts'

const AT = 'browser@'

export const scenarioDriver = z
  .enum(['browser', 'http', ...profiles.map((each) => `${AT}${each.id}` as const)])
  .describe(
    'browser for what a person sees with every vendor, browser@okta and the like for what looks the same with each: that one in a browser, the others over http; default http',
  )

/** The driver of a scenario at one vendor. It does not depend on the run, so that a case stays the same case. Pure. */
export function driverAt(driver: z.output<typeof scenarioDriver> | undefined, profile: string): DriverName {
  if (driver === undefined || driver === 'http' || driver === 'browser') return driver ?? 'http'
  return driver === `${AT}${profile}` ? 'browser' : 'http'
}

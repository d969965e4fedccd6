import type { Driver } from '../drivers/driver.ts'
import { EnvironmentError } from '../errors.ts'
import { type Connected, connect } from '../run/connect.ts'
import { type Surroundings, startServiceProvider } from '../run/start-parties.ts'
import { fillAddress } from '../target/fill-address.ts'
import type { Target } from '../target/schema/target.ts'
import type { Examined } from './examine.ts'
import { failed } from './finding.ts'
import { reach } from './reach.ts'

/** What a set-up is as a point of an examination. */
export const SET_UP = { id: 'set-up', title: 'the SP is up and can be told about our IdP' }

/** A set-up that failed, as a finding. */
export function setUpFailed(error: EnvironmentError): Examined {
  const [says = '', ...fix] = error.message.split('\n')
  return { point: SET_UP, finding: failed(says, ...fix) }
}

/**
 * Brings the SP up, or finds it running, and lets it know our IdP, as its target file says.
 * @throws EnvironmentError in one sentence, followed by what to do, a line each
 */
export async function setUp(
  target: Target,
  profiles: readonly string[],
  surroundings: Surroundings,
  folder: string,
  admin: () => Promise<Driver>,
): Promise<Connected> {
  if (!target.start) {
    const found = await reach(fillAddress(target.base, {}, 'base'), target.timeouts.request)
    if (found.state === 'failed') throw new EnvironmentError([found.says, ...found.fix].join('\n'))
  }
  if (target.isolation !== 'organisation') return connect(target, profiles, surroundings, folder, admin)
  return { sp: await startServiceProvider(target, folder, surroundings, {}), tenants: {}, facts: null }
}

import { UsageError } from '../errors.ts'
import type { Scenario } from '../scenario/schema.ts'
import { isLoopback } from './allowed-host.ts'
import type { Target } from './schema/target.ts'

/** The addresses of the target file that messages may be sent to, as far as they are written out there. */
export function writtenAddresses(target: Pick<Target, 'base' | 'sp' | 'places'>): string[] {
  const places = 'from' in target.places ? [] : Object.values(target.places as Record<string, { acsUrl: string }>)
  const written = [target.base, target.sp?.acsUrl, ...places.map((each) => each.acsUrl)]
  return written.flatMap((each) => (each !== undefined && /^https?:\/\//.test(each) ? [each.replaceAll('{port}', '1')] : []))
}

/** Bent messages look like an attack: beyond this machine only for somebody who says that the SP is theirs. @throws UsageError */
export function demandOwnership(
  addresses: readonly string[],
  scenarios: readonly Pick<Scenario, 'steps'>[],
  owned: boolean,
): void {
  const bends = scenarios.some((each) => each.steps.some((step) => 'bent-sign-in' in step))
  const beyond = addresses.find((each) => !isLoopback(each))
  if (owned || !bends || beyond === undefined) return
  throw new UsageError(
    `the run would send bent messages to ${beyond}, which can look like an attack; if the SP is yours, add --i-own-this-target, or leave them out with --only`,
  )
}

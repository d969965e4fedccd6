import { findProfile, profiles, type VendorProfile } from '../../idp/index.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'
import { projectSources } from '../list/sources.ts'
import type { DriverName } from '../results.ts'
import type { Target } from '../target/schema/target.ts'

const MOST_WORKERS = 16

/** @throws UsageError naming the nearest right profile, or what the target is set up for */
export function chooseProfiles(names: string, target: Pick<Target, 'name' | 'profiles'>): VendorProfile[] {
  const known = profiles.flatMap((each) => [each.id, ...each.aliases])
  const chosen = names.split(',').map((name) => {
    const profile = findProfile(name.trim())
    if (!profile) throw new UsageError(`--profile: no vendor profile is called "${name.trim()}"${suggestion(name.trim(), known)}`)
    return profile
  })
  const offered = [...new Set(chosen)].filter((each) => !target.profiles || target.profiles.includes(each.id))
  if (offered.length === 0) throw new UsageError(`the target "${target.name}" is set up for ${target.profiles?.join(', ')} only`)
  return offered
}

/** @throws UsageError for anything but browser and http */
export function chooseDriver(name: string | undefined): DriverName | null {
  if (name === undefined) return null
  if (name === 'browser' || name === 'http') return name
  throw new UsageError(`--driver: "${name}" is not a driver${suggestion(name, ['browser', 'http'])}`)
}

/** @throws UsageError for a number that is none, or too large */
export function chooseWorkers(text: string): number {
  const workers = Number(text)
  if (Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS) return workers
  throw new UsageError(`--workers: "${text}" is not a number of cases at a time; it is a whole number from 1 to ${MOST_WORKERS}`)
}

/** @throws UsageError for a fault that does not exist, and for a target that has none to switch on */
export function chooseDefects(ids: readonly string[], target: Target): readonly string[] {
  if (ids.length === 0) return ids
  if (!JSON.stringify(target.hooks).includes('{defects}'))
    throw new UsageError(`--defect: the target "${target.name}" has no deliberate faults to switch on; the reference SP has`)
  const known = projectSources()
    .defects()
    .map((each) => each.id)
  for (const id of ids)
    if (!known.includes(id))
      throw new UsageError(
        `--defect: no defect is called "${id}"${suggestion(id, known)} (npm run firstlogin list defects shows all)`,
      )
  return ids
}

import path from 'node:path'
import { UsageError } from '../errors.ts'
import { demandAllowedHost } from './allowed-host.ts'
import type { Target } from './schema/target.ts'
import { fillText, placesOfNames } from './template.ts'
import { trustAuthorityOf } from './trust.ts'

/**
 * What has to hold before anything is started or asked for a target: its secrets are there, its SP is one that it may go to, and its
 * certificate authority is believed.
 * @throws UsageError naming the place in the target file
 */
export function prepareUse(target: Target): void {
  demandEnvironment(target)
  demandAllowedHost(fillText(target.base, { port: 0 }, 'base'), target)
  trustAuthorityOf(target)
}

function demandEnvironment({ file, folder: _, ...keys }: Target): void {
  for (const { at, name } of placesOfNames(keys)) {
    const variable = /^env\.(.+)$/.exec(name)?.[1]
    if (variable && !process.env[variable])
      throw new UsageError(
        `${path.relative(process.cwd(), file)}: ${at}: the environment variable ${variable} is not set; set it before the run`,
      )
  }
}

import path from 'node:path'
import { UsageError } from '../errors.ts'
import { demandAllowedHost } from './allowed-host.ts'
import { fillAddress } from './fill-address.ts'
import type { Target } from './schema/target.ts'
import { placesOfNames } from './template.ts'
import { trustAuthorityOf } from './trust.ts'

/**
 * What has to hold before anything is started or asked for a target: its secrets are there, its SP is one that it may go to, and its
 * certificate authority is believed.
 * @throws UsageError naming the place in the target file
 */
export function prepareUse(target: Target): void {
  demandEnvironment(target)
  demandOrganisations(target)
  demandAllowedHost(fillAddress(target.base, { port: 0 }, 'base'), target)
  demandAllowedAddresses(target)
  trustAuthorityOf(target)
}

/** Addresses that are written out in hooks, observers and the mailbox: a run has to be refused before it has begun. */
function demandAllowedAddresses(target: Target): void {
  for (const address of addressesIn([target.hooks, target.observe, target.mail, target.session, target.forms]))
    demandAllowedHost(address, target)
}

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^https?:\/\/[^/{]+(?:\/|$)/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesIn) : []
}

function demandOrganisations({ file, isolation, hooks }: Target): void {
  if (isolation !== 'organisation' || hooks.prepare) return
  throw new UsageError(
    `${path.relative(process.cwd(), file)}: isolation: organisation needs the hook prepare, which makes an organisation for each case; without one, say isolation: person`,
  )
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

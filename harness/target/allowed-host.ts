import path from 'node:path'
import { UsageError } from '../errors.ts'
import type { Target } from './schema/target.ts'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** An address that the target file does not allow. */
export class HostNotAllowed extends UsageError {
  readonly address: string

  constructor(message: string, address: string) {
    super(message)
    this.address = address
  }
}

/** Whether an address is on this machine. */
export function isLoopback(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.test(new URL(address).hostname)
}

/**
 * A run makes accounts: beyond this machine only at hosts that the target file allows.
 * @param how what leads there, where it is not to be guessed: "a new window leads there"
 * @throws HostNotAllowed naming the host and the file
 */
export function demandAllowedHost(address: string, target: Pick<Target, 'file' | 'allowHosts'>, how?: string): void {
  const file = path.relative(process.cwd(), target.file)
  if (!URL.canParse(address)) throw new UsageError(`${file}: "${address}" is not an address`)
  const { hostname } = new URL(address)
  if (LOOPBACK.test(hostname) || target.allowHosts.includes(hostname)) return
  throw new HostNotAllowed(
    `${file}: ${hostname} is not this machine, and a run makes accounts there${how ? ` (${how})` : ''}; if that is wanted, add it to allowHosts`,
    address,
  )
}

import { EnvironmentError } from '../errors.ts'
import { freePort, isFree } from '../parties/child.ts'

export interface DemoPorts {
  idp: number
  sp: number
  mailbox: number
  chat: number
}

const NAMES: Record<keyof DemoPorts, string> = { idp: 'IdP', sp: 'service provider', mailbox: 'mailbox', chat: 'chat platform' }

/** Four ports in a row from `base`, or any free ones for 0. @throws EnvironmentError naming the first that is in use */
export async function choosePorts(base: number): Promise<DemoPorts> {
  if (base === 0) return { idp: 0, sp: await freePort(), mailbox: 0, chat: 0 }
  const ports: DemoPorts = { idp: base, sp: base + 1, mailbox: base + 2, chat: base + 3 }
  for (const [party, name] of Object.entries(NAMES) as [keyof DemoPorts, string][]) {
    if (!(await isFree(ports[party])))
      throw new EnvironmentError(
        `port ${ports[party]}, which the ${name} would take, is in use; stop what uses it or start with --port-base ${base + 100}`,
      )
  }
  return ports
}

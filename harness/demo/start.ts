import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { profiles, type VendorProfile } from '../../idp/index.ts'
import { referenceTarget } from '../files/project-root.ts'
import { createIdpClient, type TenantView } from '../parties/idp-client.ts'
import { startServiceProvider, startSurroundings } from '../run/start-parties.ts'
import { loadTarget } from '../target/load.ts'
import { resolvePolicies } from '../target/policies.ts'
import type { Target } from '../target/schema/target.ts'
import { seedChatSessions } from './chat-sessions.ts'
import type { DemoPorts } from './ports.ts'
import { connectIdp, seedOrganisation } from './service-provider.ts'
import { type Addresses, seedTenant } from './tenant.ts'

/** One vendor's organisation, ready to click. */
export interface DemoVendor {
  profile: VendorProfile
  tenant: TenantView
  /** Place id → its addresses at the SP. */
  places: ReadonlyMap<string, Addresses>
}

export interface Demo {
  idp: { url: string; token: string }
  sp: { url: string }
  mailbox: { url: string }
  chat: { url: string }
  vendors: DemoVendor[]
  /** Resolves with a sentence when the IdP or the SP ends by itself. */
  died: Promise<string>
  stop(): Promise<void>
}

/**
 * Starts IdP, SP, mailbox and chat platform, and makes an organisation for each vendor.
 * @param stateDir keeps tenants, keys and accounts between starts; nothing is kept without it
 * @throws EnvironmentError when one of them cannot start; the others are stopped
 */
export async function startDemo(ports: DemoPorts, stateDir?: string): Promise<Demo> {
  const logs = mkdtempSync(path.join(tmpdir(), 'firstlogin-demo-'))
  const forget = () => rmSync(logs, { recursive: true, force: true })
  const surroundings = await startSurroundings(logs, { ports, ...(stateDir ? { stateDir } : {}) })
  try {
    const target = referenceSp(stateDir)
    const sp = await startServiceProvider(target, logs, surroundings, {}, ports.sp)
    const stop = async () => {
      await Promise.allSettled([sp.party?.stop(), surroundings.stop()])
      forget()
    }
    try {
      const parties = [...surroundings.parties, ...(sp.party ? [sp.party] : [])]
      const provider = { target, policies: resolvePolicies(target), variables: sp.variables }
      const idp = createIdpClient(surroundings.idp.url, surroundings.idp.token)
      const vendors: DemoVendor[] = []
      for (const profile of profiles) {
        const { places, answers } = await seedOrganisation(provider, profile, surroundings.chat)
        const tenant = await seedTenant(idp, profile, places, answers)
        await connectIdp(provider, profile, tenant)
        await seedChatSessions(surroundings.chat, profile, places)
        vendors.push({ profile, tenant, places })
      }
      const died = Promise.race(parties.map((party) => party.died.then((why) => `${party.name} ended: ${why}`)))
      const { mailbox, chat } = surroundings
      return { idp: surroundings.idp, sp: { url: sp.base }, mailbox, chat, vendors, died, stop }
    } catch (error) {
      await sp.party?.stop()
      throw error
    }
  } catch (error) {
    await surroundings.stop()
    throw error
  }
}

/** The reference SP as the scenarios attach it, with a folder to keep its database in. */
function referenceSp(stateDir: string | undefined): Target {
  const target = loadTarget(referenceTarget)
  if (stateDir === undefined || !target.start) return target
  const command = [...target.start.command, '--state', path.join(stateDir, 'sp')]
  return { ...target, start: { ...target.start, command } }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { referenceTarget } from '../files/project-root.ts'
import type { Parties } from '../parties/parties.ts'
import { loadTarget } from '../target/load.ts'
import { startServiceProvider, startSurroundings } from './start-parties.ts'

/** IdP, mailbox, chat platform and the reference SP, for tests that are not a run. @throws EnvironmentError when one does not start */
export async function startReferenceParties(): Promise<{ parties: Parties; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstlogin-'))
  const surroundings = await startSurroundings(folder)
  const sp = await startServiceProvider(loadTarget(referenceTarget), folder, surroundings, {}).catch(async (error: unknown) => {
    await surroundings.stop()
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const { idp, mailbox, chat } = surroundings
  return {
    parties: { idp, mailbox, chat, sp: { base: sp.base, variables: sp.variables }, sharedTenants: {} },
    async stop() {
      await sp.party?.stop()
      await surroundings.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

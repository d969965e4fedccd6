import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { VendorProfile } from '../../idp/index.ts'
import { adminBrowsers } from '../drivers/admin.ts'
import { EnvironmentError } from '../errors.ts'
import { batchesOf } from '../run/batches.ts'
import { profileOf } from '../run/case-sources.ts'
import type { Connected } from '../run/connect.ts'
import type { Surroundings, surroundingsFor } from '../run/start-parties.ts'
import type { Target } from '../target/schema/target.ts'
import { type ExaminationInputs, prepareExamination } from './examination.ts'
import { type Examined, examine } from './examine.ts'
import { lookBeforeRun } from './look-before-run.ts'
import { points } from './points.ts'
import { setUp, setUpFailed } from './set-up.ts'
import { inOneFinding, type WithVendor } from './with-vendor.ts'

type Tell = (examined: Examined) => void

/**
 * Examines a target with each vendor of a run: with the first at every point, with the others at those that a run looks at. An SP that cannot
 * even be set up for the first is tried with no other.
 * @param tell hears each finding as soon as it is there; of a further vendor there is one
 * @returns what was found with each
 */
export async function examineTarget(
  target: Target,
  profiles: readonly VendorProfile[],
  tell: Tell,
  surround: typeof surroundingsFor,
): Promise<WithVendor[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'firstlogin-'))
  const surroundings = await surround(target, folder)
  const looks: WithVendor[] = []
  /** Of the first vendor each finding has been told. */
  const note = (id: string, examined: readonly Examined[]) => {
    const look = { profile: profileOf(id), examined }
    if (looks.length > 0) tell(inOneFinding(look, looks))
    looks.push(look)
  }
  const ids = profiles.map((each) => each.id)
  try {
    for (const batch of batchesOf(ids, target)) {
      const failure = await whileConnected(target, batch, surroundings, folder, async ({ sp, tenants, facts }) => {
        const { idp, mailbox, chat } = surroundings
        const parties = { idp, mailbox, chat, sp: { base: sp.base, variables: sp.variables }, sharedTenants: tenants }
        for (const id of batch) {
          const inputs = { target, profile: profileOf(id), parties, facts, mayScript: true }
          note(id, looks.length === 0 ? await examineInFull(inputs, tell) : await lookBeforeRun(inputs))
        }
      })
      if (failure === null) continue
      const isFirst = looks.length === 0
      if (isFirst) tell(failure)
      for (const id of batch) note(id, [failure])
      if (isFirst) break
    }
    return looks
  } finally {
    await surroundings.stop()
    // A log or a file that was named has to be there for who reads that.
    if (!JSON.stringify(looks).includes(folder)) rmSync(folder, { recursive: true, force: true })
  }
}

async function examineInFull(inputs: ExaminationInputs, tell: Tell): Promise<Examined[]> {
  const examination = await prepareExamination(inputs).catch((error: unknown) => asFinding(error))
  if ('point' in examination) {
    tell(examination)
    return [examination]
  }
  try {
    return await examine(points, examination, tell)
  } finally {
    await examination.close()
  }
}

/** @returns why the SP cannot be set up for these vendors, when it cannot */
async function whileConnected(
  target: Target,
  batch: readonly string[],
  surroundings: Surroundings,
  folder: string,
  use: (connected: Connected) => Promise<void>,
): Promise<Examined | null> {
  const admin = adminBrowsers(target)
  try {
    const connected = await setUp(target, batch, surroundings, folder, admin.open).catch((error: unknown) => asFinding(error))
    if ('point' in connected) return connected
    try {
      await use(connected)
      return null
    } finally {
      await connected.sp.party?.stop()
    }
  } finally {
    await admin.close()
  }
}

/** @throws what is no fault of the set-up */
function asFinding(error: unknown): Examined {
  if (error instanceof EnvironmentError) return setUpFailed(error)
  throw error
}

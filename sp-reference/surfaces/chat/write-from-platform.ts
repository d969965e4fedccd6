import { patchAccount, seedAccount } from '../../accounts/write.ts'
import type { Db } from '../../db/open.ts'
import { bend } from '../../defects/defect.ts'
import type { Account } from '../../jit/types.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { PlatformSession } from './platform-session.ts'

/** A platform session says who is there and changes no account; only deliberate faults write anything here. */
export async function writeFromPlatform(
  db: Db,
  organisation: Organisation,
  session: PlatformSession,
  account: Account | null,
): Promise<void> {
  const writes = bend(organisation.activeDefects, 'platformWrites', 'nothing', null)
  if (session.state !== 'alive' || writes === 'nothing') return
  const name = session.name === null ? {} : { displayName: session.name }
  if (writes === 'names' && account) await patchAccount(db, organisation, account.id, name)
  if (writes === 'newcomers' && !account) {
    await seedAccount(db, organisation, {
      email: session.email,
      ...name,
      status: 'active',
      authMethod: 'saml',
      emergency: false,
      identities: [],
      environments: [],
      workspaces: [],
    })
  }
}

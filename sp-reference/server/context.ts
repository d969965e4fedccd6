import type { Logger } from 'pino'
import type { Db } from '../db/open.ts'
import type { EncryptionKey } from '../keys/encryption-key.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Pages } from '../pages/render.ts'
import type { ReplayStore } from '../surfaces/sign-in/replay-store.ts'

/** What every route of the service provider works with. */
export interface SpContext {
  db: Db
  clock: () => Date
  mailer: Mailer
  pages: Pages
  replays: ReplayStore
  /** Made on first use. */
  encryptionKey(): Promise<EncryptionKey>
  log: Logger
  /** Whether provider metadata may come from this machine or a private network. */
  allowInternalMetadata: boolean
  /** Own address without a slash at the end: `http://127.0.0.1:8080`. */
  base(): string
}

import type { Server } from 'node:http'
import { pino } from 'pino'
import { openDatabase } from './db/open.ts'
import { encryptionKeyIn } from './keys/encryption-key.ts'
import { createMailer } from './mail/mailer.ts'
import { createPages } from './pages/render.ts'
import { createApp } from './server/app.ts'
import type { SpContext } from './server/context.ts'
import { ReplayStore } from './surfaces/sign-in/replay-store.ts'

export interface SpOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** `smtp://127.0.0.1:2525`; without it verification mails cannot be sent. */
  smtpUrl?: string
  /** Bearer token of the set-up and observation API; without it that API does not exist. */
  testToken?: string
  /** Folder to keep the database in; in memory without it. */
  stateDir?: string
  clock?: () => Date
  /** Lets provider metadata come from this machine and from private networks, for runs on one machine; off by default. */
  allowInternalMetadata?: boolean
  /** Where to log; only faults of our own are logged, nothing by default. */
  log?: SpContext['log']
}

export interface Sp {
  /** `http://127.0.0.1:<port>`, once started. */
  readonly url: string
  /** Opens the database and listens on 127.0.0.1, once until `stop()`. Rejects when the port is taken; may then be called again. */
  start(): Promise<Sp>
  /** Stops listening, ends open connections, closes the database. */
  stop(): Promise<void>
}

/** A reference SAML service provider with Just-in-Time provisioning as Workato's documentation describes it. */
export function createSp(options: SpOptions = {}): Sp {
  type Listening = Awaited<ReturnType<typeof listen>>
  let starting: Promise<Listening> | null = null
  let running: Listening | null = null
  return {
    get url() {
      if (!running) throw new Error('the service provider is not started')
      return running.url
    },
    async start() {
      // The promise is kept, not its result: a second call must wait for the first one.
      starting ??= listen(options)
      const mine = starting
      try {
        const listening = await mine
        if (starting === mine) running = listening
      } catch (error) {
        if (starting === mine) starting = null
        throw error
      }
      return this
    },
    async stop() {
      const ending = starting
      starting = null
      running = null
      const listening = await ending?.catch(() => null)
      await listening?.close()
    },
  }
}

async function listen(options: SpOptions) {
  const db = await openDatabase(options.stateDir)
  const mailer = createMailer(options.smtpUrl)
  const replays = new ReplayStore(options.stateDir)
  const clock = options.clock ?? (() => new Date())
  let url = ''
  const context: SpContext = {
    db,
    mailer,
    replays,
    pages: createPages(),
    encryptionKey: encryptionKeyIn(db, clock),
    clock,
    log: options.log ?? pino({ level: 'silent' }),
    allowInternalMetadata: options.allowInternalMetadata ?? false,
    base: () => url,
  }
  const app = createApp(context, options.testToken)
  const release = async () => {
    mailer.close()
    replays.close()
    await db.destroy()
  }
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = app.listen(options.port ?? 0, '127.0.0.1', (error?: Error) => (error ? reject(error) : resolve(starting)))
  }).catch(async (error) => {
    await release()
    throw error
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the service provider did not get a port')
  url = `http://127.0.0.1:${address.port}`
  const close = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
    await release()
  }
  return { close, url }
}

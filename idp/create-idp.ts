import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tenantKey, warmUp } from './keys/key-pool.ts'
import { findProfile } from './profiles/index.ts'
import { type Randomness, systemRandomness } from './saml/random.ts'
import { type Logger, silent } from './server/log.ts'
import { StateFolder } from './tenants/state-folder.ts'
import { Tenants } from './tenants/tenants.ts'

export interface IdpOptions {
  /** 0, the default: any free one. */
  port?: number
  /** The address to bind, and the name others call it by; default 127.0.0.1. Any other one needs a `controlToken`. */
  host?: string
  /** Default: a new random one at each start. */
  controlToken?: string
  clock?: () => Date
  /** Where identifiers of messages come from; default: the system. `seededRandomness` repeats itself. */
  random?: Randomness
  /** Where tenants are kept between starts; default: nowhere. */
  stateDir?: string
  log?: Logger
}

/** A fake IdP. It listens between `start()` and `stop()`. */
export interface Idp {
  /** `http://localhost:<port>`; known after `start()`. */
  readonly url: string
  readonly controlToken: string
  /** Listens, once until `stop()`. Rejects when the port is taken or a saved tenant cannot be read; may then be called again. */
  start(): Promise<Idp>
  stop(): Promise<void>
}

const loopback = ['127.0.0.1', 'localhost', '::1']

/** Makes an IdP without tenants; they come through the control API. Throws when bound beyond this machine without a token. */
export function createIdp(options: IdpOptions = {}): Idp {
  const { port = 0, host = '127.0.0.1', controlToken, clock = () => new Date(), log = silent, stateDir } = options
  const { random = systemRandomness() } = options
  if (!loopback.includes(host) && !controlToken) {
    throw new Error(`An IdP on '${host}' can be reached by others: give it a control token.`)
  }
  const token = controlToken ?? randomBytes(24).toString('base64url')
  // RFC 6750 2.1: what may stand behind `Bearer`.
  if (!/^[\w.~+/-]+=*$/.test(token)) throw new Error('A control token has letters, digits and - . _ ~ + / only.')
  const state = stateDir === undefined ? undefined : new StateFolder(stateDir)
  const tenants = new Tenants(state)
  let starting: Promise<Server> | undefined
  let baseUrl = ''
  const surroundings = () => ({ baseUrl, clock, random, nextKey: tenantKey })
  let app: RequestListener | undefined

  async function open(): Promise<Server> {
    const saved = state?.load() ?? []
    warmUp()
    // Pages, forms and certificates take longer to load than all that others want of this door.
    const [{ createApp }, { createTenant }] = await Promise.all([import('./server/app.ts'), import('./tenants/tenant.ts')])
    app ??= createApp({ tenants, controlToken: token, host, log, surroundings })
    // Longer than any address we accept, so that our own page can say what is wrong with it.
    const server = createServer({ maxHeaderSize: 64 * 1024 }, app)
    const bound = await listen(server, port, host)
    baseUrl = `http://${loopback.includes(host) ? 'localhost' : host}:${bound}`
    try {
      for (const { spec, ...signing } of saved) {
        const profile = findProfile(spec.profile)
        if (!profile) throw new Error(`The saved tenant '${spec.id}' has the profile '${spec.profile}', which does not exist.`)
        tenants.add(await createTenant({ ...spec, signing }, profile, surroundings()))
      }
    } catch (error) {
      await close(server)
      throw error
    }
    return server
  }

  const idp: Idp = {
    get url() {
      return baseUrl
    },
    controlToken: token,
    async start() {
      // The promise is kept, not its result: a second call must wait for the first one.
      starting ??= open()
      const mine = starting
      try {
        await mine
      } catch (error) {
        if (starting === mine) starting = undefined
        throw error
      }
      return idp
    },
    async stop() {
      const ending = starting
      starting = undefined
      const server = await ending?.catch(() => undefined)
      if (server) await close(server)
    },
  }
  return idp
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => fail(startFailure(cause, port, host)))
    server.listen(port, host, () => done((server.address() as AddressInfo).port))
  })
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((done) => server.close(() => done()))
}

function startFailure(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  if (cause.code === 'EADDRINUSE')
    return new Error(`Port ${port} on ${host} is in use. Choose another port (--port), or 0 for any free one.`, { cause })
  return new Error(`The IdP cannot listen on ${host}:${port}: ${cause.message}`, { cause })
}

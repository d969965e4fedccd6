import { type LookupAddress, lookup } from 'node:dns'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

const mostBytes = 1_000_000
const patienceMs = 5_000
const mostRedirects = 3

export interface FetchOptions {
  /** Whether addresses of this machine and of private networks may be asked; for runs on one machine. */
  allowInternal: boolean
  /** How names are found; the system's resolver by default. */
  resolve?: (host: string) => Promise<LookupAddress[]>
  /** Milliseconds for everything together, 5000 by default. */
  timeoutMs?: number
}

const fromSystem = (host: string): Promise<LookupAddress[]> =>
  new Promise((resolve, reject) => {
    lookup(host, { all: true, verbatim: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })

/** One foreign address among several is enough to be refused: which one a connection takes is not ours to choose. */
async function checkedAddresses(url: URL, { allowInternal, resolve = fromSystem }: FetchOptions): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const family = isIP(host)
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }]
  if (addresses.length === 0) throw new Error(`${host} has no address`)
  const internal = allowInternal ? undefined : addresses.find(({ address }) => !isPublicAddress(address))
  if (internal) throw new Error(`${host} is an address of an internal network, and those are not asked`)
  return addresses
}

function checkedUrl(url: URL, from: URL | null): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`${url.protocol} addresses are not fetched`)
  if (url.username !== '' || url.password !== '') throw new Error('an address with a user name or password is not fetched')
  if (from && url.hostname !== from.hostname) throw new Error(`it redirects to another host, ${url.host}`)
  if (from?.protocol === 'https:' && url.protocol === 'http:') throw new Error('it redirects from https to http')
}

/** Connects to the addresses that were checked, whatever the name stands for a moment later. */
function send(url: URL, addresses: LookupAddress[], signal: AbortSignal): Promise<IncomingMessage> {
  const [first] = addresses
  const pinned: LookupFunction = (_host, { all }, done) =>
    all ? done(null, addresses) : done(null, first?.address ?? '', first?.family)
  return new Promise((resolve, reject) => {
    const request: ClientRequest = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        agent: false,
        lookup: pinned,
        signal,
        headers: { accept: 'application/samlmetadata+xml, application/xml', 'accept-encoding': 'identity' },
      },
      resolve,
    )
    request.on('error', reject)
    request.end()
  })
}

async function readBounded(answer: IncomingMessage, signal: AbortSignal): Promise<string> {
  const encoding = answer.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') throw new Error(`it answered in the encoding ${encoding}, which was not asked for`)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > mostBytes) throw new Error(`the document is larger than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  // Without a length the end of the connection ends the document, also where our own patience ended it.
  if (signal.aborted || !answer.complete) throw new Error('the answer broke off')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new Error('the document is not UTF-8 text', { cause })
  }
}

/**
 * Gets a metadata document: http or https, at most 1 MB and 5 seconds, at most 3 redirects within the same host, and, unless
 * `allowInternal`, from public addresses only. Throws an Error whose message says what went wrong with which address.
 */
export async function fetchMetadata(address: string, options: FetchOptions): Promise<string> {
  const { timeoutMs = patienceMs } = options
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    let from: URL | null = null
    let url = new URL(address)
    for (let hop = 0; hop <= mostRedirects; hop++) {
      checkedUrl(url, from)
      const answer = await send(url, await within(signal, checkedAddresses(url, options)), signal)
      const { statusCode = 0, headers } = answer
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        answer.destroy()
        from = url
        url = new URL(headers.location, url)
        continue
      }
      if (statusCode !== 200) {
        answer.destroy()
        throw new Error(`it answered with status ${statusCode}`)
      }
      return await readBounded(answer, signal).finally(() => answer.destroy())
    }
    throw new Error('it redirects too often')
  } catch (error) {
    const reason = signal.aborted ? `no complete answer within ${timeoutMs / 1000} seconds` : reasonFor(error)
    throw new Error(`the metadata at ${address} could not be loaded: ${reason}`, { cause: error })
  }
}

/** A resolver knows no signal of its own. */
function within<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    }),
  ])
}

/** What the system calls these, in words for an administrator. */
const plainWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection broke off',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
}

function reasonFor(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error)) return String(first)
  const code = 'code' in first ? String(first.code) : ''
  return Object.hasOwn(plainWords, code) ? `${plainWords[code]} (${code})` : first.message
}

const mostBytes = 1_000_000
const patienceMs = 5_000
const mostRedirects = 3

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) throw new Error(`the document is larger than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
}

/**
 * Gets a metadata document: http or https, at most 1 MB and 5 seconds, redirects only within the same host.
 * Throws an Error whose message says what went wrong with which address.
 */
export async function fetchMetadata(address: string): Promise<string> {
  const signal = AbortSignal.timeout(patienceMs)
  let url = new URL(address)
  const { host } = url
  try {
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`${url.protocol} addresses are not fetched`)
      if (url.host !== host) throw new Error(`it redirects to another host, ${url.host}`)
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { accept: 'application/samlmetadata+xml, application/xml' },
      })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel()
        url = new URL(location, url)
        continue
      }
      if (!response.ok) {
        await response.body?.cancel()
        throw new Error(`it answered with status ${response.status}`)
      }
      return await readBounded(response)
    }
    throw new Error('it redirects too often')
  } catch (error) {
    const reason = signal.aborted ? `no complete answer within ${patienceMs / 1000} seconds` : reasonFor(error)
    throw new Error(`the metadata at ${address} could not be loaded: ${reason}`, { cause: error })
  }
}

/** `fetch` hides the reason of a failed connection in `cause`. */
function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

import { DatabaseSync } from 'node:sqlite'
import { boundedText } from '../bounded-text.ts'
import { reach } from '../doctor/reach.ts'
import { EnvironmentError, UsageError, wordsOf } from '../errors.ts'
import { tablesOf } from '../sql/sqlite.ts'
import type { TableShape } from '../sql/what-there-is.ts'
import { parseSpMetadata, type SpMetadata } from '../target/sp-metadata.ts'
import type { Tried } from './find-sign-in.ts'

/** Looks of `firstlogin init` at an SP that runs: they change nothing there. */

const TIMEOUT_MS = 5_000
/** Most redirects that are followed within the SP. */
const MOST_HOPS = 5

/** Where SPs usually publish their metadata, by the libraries and modules that do. */
const USUAL_PLACES = [
  '/saml/metadata',
  '/metadata',
  '/saml2/metadata/',
  '/sp/metadata',
  '/saml/sp/metadata',
  '/auth/saml/metadata',
  '/api/auth/saml/metadata',
  '/saml/metadata/',
  '/metadata/',
  '/saml',
  '/mellon/metadata',
  '/Shibboleth.sso/Metadata',
]

interface Answer {
  status: number
  location: string | null
  isJson: boolean
  text: string
}

const isJson = (answer: Response): boolean => /^application\/(?:\w+\+)?json\b/i.test(answer.headers.get('content-type') ?? '')

async function load(url: string): Promise<Answer | null> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    return {
      status: answer.status,
      location: answer.headers.get('location'),
      isJson: isJson(answer),
      text: await boundedText(answer),
    }
  } catch {
    return null
  }
}

/** The metadata at an address. @throws UsageError in one sentence when it is none */
export async function metadataAt(url: string): Promise<SpMetadata> {
  const answer = await load(url)
  if (!answer) throw new UsageError(`--metadata: nothing answers at ${url}; start the SP, or correct the address`)
  try {
    if (answer.status !== 200) throw new Error(`it answered ${answer.status}`)
    return parseSpMetadata(answer.text)
  } catch (error) {
    throw new UsageError(`--metadata: ${url} is no metadata of an SP: ${wordsOf(error)}`)
  }
}

/** The metadata at one of the usual places below the base, or null. */
export async function findMetadata(base: string): Promise<{ path: string; metadata: SpMetadata } | null> {
  for (const path of USUAL_PLACES) {
    const answer = await load(`${base}${path}`)
    if (answer?.status !== 200) continue
    try {
      return { path, metadata: parseSpMetadata(answer.text) }
    } catch {
      // Another page of the SP.
    }
  }
  return null
}

/** The HTML of the SP's first page. @throws EnvironmentError when nothing answers at the base */
export async function firstPageOf(base: string): Promise<string> {
  const found = await reach(base, TIMEOUT_MS / 1000)
  if (found.state === 'failed')
    throw new EnvironmentError(
      `--base: ${found.says}; start the SP first (init looks at it), or correct the address; for an SP that does not start without an IdP, --start writes the file unseen`,
    )
  return (await follow(`${base}/`))?.text ?? ''
}

/** What an address answers, seen as a browser would: redirects within the site are followed. */
export async function tryAddress(url: string): Promise<Tried | null> {
  const answer = await follow(url)
  if (!answer) return null
  const { location, status, isJson, text } = answer
  return {
    status,
    isJson,
    sendsRequest: /[?&]SAMLRequest=/.test(location ?? '') || /name="SAMLRequest"/.test(text),
    leadsAway: location !== null,
  }
}

/** The last answer on the way within the site; its location, if any, leads to another one. */
async function follow(url: string): Promise<Answer | null> {
  let [at, answer] = [url, await load(url)]
  for (let hops = 0; answer?.location && hops < MOST_HOPS; hops++) {
    const next = new URL(answer.location, at)
    if (next.origin !== new URL(url).origin || next.searchParams.has('SAMLRequest')) return answer
    at = next.href
    answer = await load(at)
  }
  return answer
}

/** The tables of an SQLite file. @throws UsageError when it cannot be read */
export function tablesInSqlite(file: string): TableShape[] {
  try {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      return tablesOf(database)
    } finally {
      database.close()
    }
  } catch (error) {
    throw new UsageError(`--sqlite: ${file} cannot be read: ${wordsOf(error)}`)
  }
}

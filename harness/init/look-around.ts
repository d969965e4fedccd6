import { DatabaseSync } from 'node:sqlite'
import { boundedText } from '../bounded-text.ts'
import { UsageError, wordsOf } from '../errors.ts'
import { parseSpMetadata, type SpMetadata } from '../target/sp-metadata.ts'
import { guessAccounts, type Table } from './guess-table.ts'

/** Looks of `firstlogin init` at an SP that runs: they change nothing there. */

const TIMEOUT_MS = 5_000

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

async function load(url: string): Promise<{ status: number; location: string | null; text: string } | null> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    return { status: answer.status, location: answer.headers.get('location'), text: await boundedText(answer) }
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

/** Whether a sign-in seems to start at an address: it sends the browser somewhere with an AuthnRequest. */
export async function startsSignIn(url: string): Promise<boolean> {
  const answer = await load(url)
  return answer !== null && (/[?&]SAMLRequest=/.test(answer.location ?? '') || /name="SAMLRequest"/.test(answer.text))
}

const USUAL_STARTS = [
  '/login',
  '/saml/login',
  '/sso',
  '/saml2/login/',
  '/saml/sso',
  '/auth/saml',
  '/auth/saml/login',
  '/sso/login',
  '/',
]

/** A place below the base where a sign-in seems to start, or null. */
export async function findSignIn(base: string): Promise<string | null> {
  for (const path of USUAL_STARTS) if (await startsSignIn(`${base}${path}`)) return path
  return null
}

/** The statement that lists accounts in an SQLite file. @throws UsageError when it cannot be read */
export function accountsInSqlite(file: string): string | null {
  try {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      const names = database.prepare("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").all() as { name: string }[]
      const tables = names.map(
        ({ name }): Table => ({
          name,
          columns: (database.prepare('SELECT name FROM pragma_table_info(?)').all(name) as { name: string }[]).map(
            (column) => column.name,
          ),
        }),
      )
      return guessAccounts(tables)
    } finally {
      database.close()
    }
  } catch (error) {
    throw new UsageError(`--sqlite: ${file} cannot be read: ${wordsOf(error)}`)
  }
}

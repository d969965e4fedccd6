import { type AnswersView, readAnswers, viewAnswers } from '../../inspect/index.ts'
import type { App } from '../directory/schema.ts'

/** What the SP said of a Response, or in `words` why nothing is shown. */
export interface Told {
  said: AnswersView | null
  words: string
  /** It may say more later. */
  waits: boolean
  /** It does not tell as it should, so that it is asked again at a slower pace. */
  isSlow?: boolean
}

const longestWait = 3_000
const maxBytes = 256 * 1024

const nothing = (words: string, waits = false): Told => ({ said: null, words, waits })

const slow = (words: string): Told => ({ ...nothing(words, true), isSlow: true })

const unasked =
  'Nothing is known of it here: this app has no address at which its SP tells (answers, docs/inspecting.md). What the SP made of the message is in its own log.'

/**
 * Asks the SP of an app what it made of the Response with this ID. One GET at the address that the app has for it: no redirect is
 * followed, and nothing of the answer is kept.
 */
export async function askSp({ answers }: Pick<App, 'answers'>, id: string | null, ask: typeof fetch = fetch): Promise<Told> {
  if (!answers) return nothing(unasked)
  if (id === null) return nothing('The message has no ID that can be read, so the SP cannot be asked about it.')
  const url = answers.url.replaceAll('{id}', encodeURIComponent(id))
  const where = `${new URL(url).origin}, which "answers" of the app names,`
  try {
    const reply = await ask(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(longestWait),
      headers: { accept: 'application/json', ...(answers.token ? { authorization: `Bearer ${answers.token}` } : {}) },
    })
    if (reply.status !== 200) {
      await reply.body?.cancel()
      return slow(`${where} ${refusalWords(reply.status)}`)
    }
    return told(await textOf(reply), where)
  } catch (error) {
    return nothing(
      (error as Error).name === 'TimeoutError'
        ? `${where} does not answer within ${longestWait / 1000} seconds.`
        : `${where} cannot be reached, so nothing is known of it here.`,
      true,
    )
  }
}

function refusalWords(status: number): string {
  if (status === 401 || status === 403) return `does not take the token of "answers" (HTTP ${status}).`
  if (status === 404) return 'does not know this address (HTTP 404): the path of "answers" may be wrong.'
  return `tells nothing (HTTP ${status}).`
}

function told(text: string | null, where: string): Told {
  if (text === null) return slow(`${where} answers with more than ${maxBytes / 1024} KB, which is not read.`)
  const read = readAnswers(parsed(text))
  if (!read) return slow(`${where} answers with something else than {"answers": […]}.`)
  if (read.answers.length === 0)
    return nothing('The SP has nothing about this Response in its log: it has not arrived there, or not yet.', true)
  return { said: viewAnswers(read), words: '', waits: true }
}

/** The body as text; null: it is too large. */
async function textOf({ body }: Response): Promise<string | null> {
  const parts: Uint8Array[] = []
  let size = 0
  // Leaving the loop ends the transfer.
  for await (const part of body ?? []) {
    size += part.length
    if (size > maxBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

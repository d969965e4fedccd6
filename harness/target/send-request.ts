import { boundedText } from '../bounded-text.ts'
import { wordsOf } from '../errors.ts'
import type { RequestTemplate } from './schema.ts'
import { fill, fillText, type Variables } from './template.ts'

const TIMEOUT_MS = 10_000

/**
 * Sends one request of a target file and gives its JSON answer (or its text when it is not JSON).
 * @throws Error in one line, naming where in the target file the request stands, for no answer or a status of 400 and above
 */
export async function sendRequest(template: RequestTemplate, variables: Variables, where: string): Promise<unknown> {
  const url = fillText(template.url, variables, where, encodeURI)
  const headers = new Headers()
  for (const [name, value] of Object.entries(template.headers)) headers.set(name, fillText(value, variables, where))
  const init: RequestInit = { method: template.method, headers, signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' }
  if (template.body !== undefined) {
    headers.set('content-type', 'application/json')
    init.body = JSON.stringify(fill(template.body, variables, where))
  }
  let answer: Response
  let text: string
  try {
    answer = await fetch(url, init)
    text = await boundedText(answer)
  } catch (error) {
    throw new Error(`${where}: ${template.method} ${url} got no answer: ${wordsOf(error)}`)
  }
  if (answer.status >= 400)
    throw new Error(`${where}: ${template.method} ${url} answered ${answer.status}: ${text.slice(0, 300)}`)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

import { boundedText } from '../bounded-text.ts'
import { wordsOf } from '../errors.ts'
import { demandAllowedHost } from './allowed-host.ts'
import { fillAddress } from './fill-address.ts'
import type { RequestTemplate } from './schema/request.ts'
import type { Target } from './schema/target.ts'
import { fill, fillText, type Variables } from './template.ts'

/** What a request of a target file was answered, whatever the status. */
export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Method and address, for words about it. */
  asked: string
}

/**
 * Sends one request of a target file and gives its JSON answer (or its text when it is not JSON).
 * @throws Error in one line, naming where in the target file the request stands, for no answer or a status of 400 and above
 * @throws UsageError for a host that the target file does not allow
 */
export async function sendRequest(
  target: Pick<Target, 'file' | 'allowHosts' | 'timeouts'>,
  template: RequestTemplate,
  variables: Variables,
  where: string,
): Promise<unknown> {
  const { status, text, asked } = await askWith(target, template, variables, where)
  if (status >= 400) throw new Error(`${where}: ${asked} answered ${status}: ${text.slice(0, 300)}`)
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * Sends one request of a target file, whose refusal may be what one wants to know.
 * @throws Error in one line, naming where in the target file the request stands, for no answer
 * @throws UsageError for a host that the target file does not allow
 */
export async function askWith(
  target: Pick<Target, 'file' | 'allowHosts' | 'timeouts'>,
  template: RequestTemplate,
  variables: Variables,
  where: string,
): Promise<Answer> {
  const url = fillAddress(template.url, variables, where)
  demandAllowedHost(url, target)
  const headers = new Headers()
  for (const [name, value] of Object.entries(template.headers)) headers.set(name, fillText(value, variables, where))
  const signal = AbortSignal.timeout(target.timeouts.request * 1000)
  const init: RequestInit = { method: template.method, headers, signal, redirect: 'manual' }
  if (template.form !== undefined)
    init.body = new URLSearchParams(
      Object.entries(template.form).map(([name, value]) => [name, fillText(value, variables, where)] as [string, string]),
    )
  else if (template.body !== undefined) {
    if (!headers.has('content-type')) headers.set('content-type', 'application/json')
    init.body = JSON.stringify(fill(template.body, variables, where))
  }
  const asked = `${template.method} ${url}`
  try {
    const answer = await fetch(url, init)
    return { status: answer.status, headers: answer.headers, text: await boundedText(answer), asked }
  } catch (error) {
    throw new Error(`${where}: ${asked} got no answer: ${wordsOf(error)}`)
  }
}

import { boundedText } from '../bounded-text.ts'
import { wordsOf } from '../errors.ts'
import { demandAllowedHost } from './allowed-host.ts'
import { fillAddress } from './fill-address.ts'
import type { RequestTemplate } from './schema/request.ts'
import type { Target } from './schema/target.ts'
import { fill, fillText, type Variables } from './template.ts'

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

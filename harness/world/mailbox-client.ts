import { boundedText } from '../bounded-text.ts'
import { wordsOf } from '../errors.ts'
import type { MailSeen } from '../results.ts'
import { demandAllowedHost } from '../target/allowed-host.ts'
import { fillAddress } from '../target/fill-address.ts'
import type { Target } from '../target/schema/target.ts'
import { fillText, type Variables } from '../target/template.ts'
import { mailText } from './mail-text.ts'

const MAILBOX_MS = 10_000

export interface MailContext {
  target: Pick<Target, 'file' | 'allowHosts' | 'mail'>
  variables: Variables
  /** Our own mailbox, for a target that names none. */
  mailbox: { url: string; token: string }
}

/** Mail about a case since the last call, from wherever the target's mail goes; every address of a case holds its token. */
export function mailsOf({ target, variables, mailbox }: MailContext, token: string): () => Promise<MailSeen[]> {
  const { mailpit, headers } = target.mail
  if (mailpit === undefined) return mailsSince(mailbox, token)
  const url = fillAddress(mailpit, variables, 'mail.mailpit').replace(/\/$/, '')
  demandAllowedHost(url, target)
  const filled = Object.entries(headers).map(
    ([name, value]) => [name, fillText(value, variables, `mail.headers.${name}`)] as const,
  )
  return mailpitMailsSince(url, Object.fromEntries(filled), token)
}

/** Mail in our own mailbox. */
export function mailsSince(mailbox: { url: string; token: string }, token: string): () => Promise<MailSeen[]> {
  let seen = 0
  return async () => {
    const answer = await fetch(`${mailbox.url}/api/mails?about=${encodeURIComponent(token)}`, {
      headers: { authorization: `Bearer ${mailbox.token}` },
      signal: AbortSignal.timeout(MAILBOX_MS),
    })
    if (!answer.ok) throw new Error(`the mailbox at ${mailbox.url} answered ${answer.status}`)
    const { mails } = (await answer.json()) as { mails: MailSeen[] }
    const fresh = mails.slice(seen).map(({ to, subject, text }) => ({ to, subject, text }))
    seen = mails.length
    return fresh
  }
}

interface MailpitMessage {
  Subject: string
  Text: string
  HTML: string
  To: MailpitAddress[] | null
  Cc: MailpitAddress[] | null
  Bcc: MailpitAddress[] | null
}
interface MailpitAddress {
  Address: string
}

/** Mail in Mailpit (https://mailpit.axllent.org/docs/api-v1/): a search lists messages, newest first; each is then read whole. */
function mailpitMailsSince(url: string, headers: Record<string, string>, token: string): () => Promise<MailSeen[]> {
  const seen = new Set<string>()
  const ask = async (path: string): Promise<unknown> => {
    let answer: Response
    let text: string
    try {
      answer = await fetch(`${url}${path}`, { headers, redirect: 'manual', signal: AbortSignal.timeout(MAILBOX_MS) })
      text = await boundedText(answer)
    } catch (error) {
      throw new Error(`mail.mailpit: GET ${url}${path} got no answer: ${wordsOf(error)}`)
    }
    if (answer.status === 401 || answer.status === 403)
      throw new Error(`mail.headers: ${url} answered ${answer.status}: it does not accept these headers`)
    if (answer.status !== 200) throw new Error(`mail.mailpit: GET ${url}${path} answered ${answer.status}`)
    try {
      return JSON.parse(text)
    } catch {
      throw new Error(`mail.mailpit: ${url}${path} answered no JSON; is Mailpit there?`)
    }
  }
  return async () => {
    const { messages } = (await ask(`/api/v1/search?query=${encodeURIComponent(token)}&limit=500`)) as {
      messages?: { ID: string }[]
    }
    if (!Array.isArray(messages)) throw new Error(`mail.mailpit: ${url} answered no list of messages; is Mailpit there?`)
    const fresh = messages.filter(({ ID }) => !seen.has(ID)).reverse()
    const mails: MailSeen[] = []
    for (const { ID } of fresh) {
      const mail = (await ask(`/api/v1/message/${encodeURIComponent(ID)}`)) as MailpitMessage
      const to = [mail.To, mail.Cc, mail.Bcc].flatMap((list) => (list ?? []).map((each) => each.Address))
      mails.push({ to: to.join(', '), subject: mail.Subject, text: mailText(mail.Text, mail.HTML) })
      seen.add(ID)
    }
    return mails
  }
}

import type { MailSeen } from '../results.ts'

/** Mail about a case since the last call; every address of a case holds its token. */
export function mailsSince(mailbox: { url: string; token: string }, token: string): () => Promise<MailSeen[]> {
  let seen = 0
  return async () => {
    const answer = await fetch(`${mailbox.url}/api/mails?about=${encodeURIComponent(token)}`, {
      headers: { authorization: `Bearer ${mailbox.token}` },
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`the mailbox at ${mailbox.url} answered ${answer.status}`)
    const { mails } = (await answer.json()) as { mails: MailSeen[] }
    const fresh = mails.slice(seen).map(({ to, subject, text }) => ({ to, subject, text }))
    seen = mails.length
    return fresh
  }
}

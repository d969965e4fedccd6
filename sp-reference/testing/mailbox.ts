import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Received {
  to: string
  subject: string
  text: string
}

export interface Mailbox {
  url: string
  mails: Received[]
  /** The newest code that was mailed to this address. */
  codeFor(address: string): string
  stop(): Promise<void>
}

/** An SMTP server that keeps what it is given. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const mail = await PostalMime.parse(Buffer.concat(chunks))
      mails.push({
        to: session.envelope.rcptTo.map(({ address }) => address).join(','),
        subject: mail.subject ?? '',
        text: mail.text ?? '',
      })
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    codeFor: (address) => /code: (\d{6})/.exec(mails.findLast(({ to }) => to === address)?.text ?? '')?.[1] ?? '',
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

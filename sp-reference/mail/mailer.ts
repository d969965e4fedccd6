import { createTransport } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  text: string
}

export interface Mailer {
  /** Hands a mail to the SMTP server. Throws when there is none or it does not take the mail within ten seconds. */
  send(mail: Mail): Promise<void>
  close(): void
}

const from = 'Reference service <no-reply@reference-sp.invalid>'
const patienceMs = 10_000

/** Mail over SMTP, `smtp://host:port`. Without an address every attempt fails with words that say so. */
export function createMailer(smtpUrl?: string): Mailer {
  if (smtpUrl === undefined) {
    return {
      send: async () => {
        throw new Error('no SMTP server is set up: start the service provider with an SMTP URL')
      },
      close: () => undefined,
    }
  }
  const { hostname, port } = new URL(smtpUrl)
  const transport = createTransport({
    host: hostname,
    port: Number(port || 25),
    ignoreTLS: true,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  })
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail })
    },
    close: () => transport.close(),
  }
}

import { randomBytes } from 'node:crypto'
import express from 'express'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { EnvironmentError, wordsOf } from '../errors.ts'
import type { MailSeen } from '../results.ts'
import { mailText } from './mail-text.ts'
import { mailboxPage, mailPage } from './mailbox-pages.ts'
import { demandToken, serve } from './serve.ts'

const MAX_MAIL_BYTES = 1_000_000
const MAX_MAILS = 5_000

/** An SMTP server that keeps what it gets, for the SP under test, with a page to read it and an API for the harness. */
export interface Mailbox {
  url: string
  smtpUrl: string
  token: string
  stop(): Promise<void>
}

/** Starts the mailbox on loopback. @param ports 0 takes any free one @throws EnvironmentError when a port is taken */
export async function startMailbox(ports: { http?: number; smtp?: number } = {}): Promise<Mailbox> {
  const mails: (MailSeen & { at: string })[] = []
  const token = randomBytes(16).toString('hex')
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: MAX_MAIL_BYTES,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk)
      })
      stream.on('end', () => {
        // RFC 5321 4.2.3: 552 for what is too large, 452 for a full mailbox. A mail that is dropped in silence would look like none.
        if (stream.sizeExceeded) return done(refusal(552, `a mail has at most ${MAX_MAIL_BYTES} bytes here`))
        if (mails.length >= MAX_MAILS) return done(refusal(452, `the mailbox is full: it holds ${MAX_MAILS} mails`))
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          const to = session.envelope.rcptTo.map((each) => each.address).join(', ')
          mails.push({ at: new Date().toISOString(), to, subject: mail.subject ?? '', text: mailText(mail.text, mail.html) })
          done()
        }, done)
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', (error) =>
      reject(new EnvironmentError(`the mailbox cannot listen for mail on port ${ports.smtp ?? 0}: ${wordsOf(error)}`)),
    )
    smtp.listen(ports.smtp ?? 0, '127.0.0.1', resolve)
  })
  // A sender that breaks off is its own affair.
  smtp.on('error', () => {})
  const stopMail = () => new Promise<void>((resolve) => smtp.close(() => resolve()))
  const smtpAddress = smtp.server.address()
  const smtpPort = typeof smtpAddress === 'object' && smtpAddress ? smtpAddress.port : 0
  const app = express().disable('x-powered-by')
  app.get('/', (_, response) => void response.send(mailboxPage(mails)))
  app.get('/mail/:number', (request, response) => {
    const mail = mails[Number(request.params.number)]
    if (mail) response.send(mailPage(mail))
    else response.status(404).send(mailboxPage(mails))
  })
  app.get('/api/mails', demandToken(token), (request, response) => {
    const part = String(request.query.about ?? '').toLowerCase()
    response.json({ mails: mails.filter((mail) => `${mail.to}\n${mail.text}`.toLowerCase().includes(part)) })
  })
  const http = await serve(app, ports.http ?? 0, 'mailbox').catch(async (error: unknown) => {
    await stopMail()
    throw error
  })
  return {
    url: `http://127.0.0.1:${http.port}`,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    token,
    stop: async () => {
      await http.close()
      await stopMail()
    },
  }
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}

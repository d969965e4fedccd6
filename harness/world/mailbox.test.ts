import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { expect, test } from '#unit-test'
import { freePort } from '../parties/child.ts'
import { type Mailbox, startMailbox } from './mailbox.ts'
import { mailsSince } from './mailbox-client.ts'

test('mail is kept; what is too large is refused to the sender, and a sender that breaks off harms nobody', async () => {
  const mailbox = await startMailbox()
  const sender = createTransport({ url: mailbox.smtpUrl, ignoreTLS: true })
  const send = (text: string) => sender.sendMail({ from: 'sp@sp.test', to: 'ada.k1@firstlogin.test', subject: 'Code', text })
  const fresh = mailsSince(mailbox, 'k1')
  try {
    await breakOff(mailbox)
    await breakOff(mailbox)
    await expect(send('long line\n'.repeat(120_000))).rejects.toThrow(/552.*1000000 bytes/)
    expect(await fresh()).toEqual([])
    await send('123456')
    expect(await fresh()).toMatchObject([
      { to: 'ada.k1@firstlogin.test', subject: 'Code', text: expect.stringContaining('123456') },
    ])
    expect(await fresh()).toEqual([])
    await expect(mailsSince({ ...mailbox, token: 'wrong' }, 'k1')()).rejects.toThrow('answered 401')
  } finally {
    sender.close()
    await mailbox.stop()
  }
})

test('a mailbox whose page cannot start gives its mail port back', async () => {
  const first = await startMailbox()
  const smtp = await freePort()
  try {
    const taken = Number(new URL(first.url).port)
    await expect(startMailbox({ http: taken, smtp })).rejects.toThrow('for the mailbox is in use')
    const second = await startMailbox({ smtp })
    expect(second.smtpUrl).toBe(`smtp://127.0.0.1:${smtp}`)
    await second.stop()
  } finally {
    await first.stop()
  }
})

function breakOff(mailbox: Mailbox): Promise<void> {
  const socket = connect(Number(new URL(mailbox.smtpUrl).port), '127.0.0.1')
  return new Promise((resolve) => {
    socket.once('data', () => {
      socket.resetAndDestroy()
      resolve()
    })
  })
}

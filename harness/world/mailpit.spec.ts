import { createServer, type Server } from 'node:http'
import { expect, test } from '@playwright/test'
import { createTransport } from 'nodemailer'
import { targetSchema } from '../target/schema/target.ts'
import { startMailbox } from './mailbox.ts'
import { mailsOf } from './mailbox-client.ts'

/** What Mailpit answers, as far as it is asked: a search that lists messages, newest first, and each message whole. */
const messages = [
  {
    ID: 'm2',
    To: [{ Address: 'ada.k1@x.test' }],
    Cc: [{ Address: 'it@x.test' }],
    Bcc: null,
    Subject: 'Again',
    Text: '222222',
    HTML: '',
  },
  {
    ID: 'm1',
    To: [{ Address: 'ada.k1@x.test' }],
    Cc: null,
    Bcc: null,
    Subject: 'Code',
    Text: '',
    HTML: '<p>It is <b>111111</b></p>',
  },
]
let arrived = 1
let server: Server
let base: string
test.beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    if (pathname.startsWith('/page')) return response.end('<h1>Mailpit is elsewhere</h1>')
    if (pathname.startsWith('/other')) return response.end('{}')
    if (request.headers.authorization !== 'Basic dTpw') return response.writeHead(401).end()
    const there = messages.slice(-arrived)
    const one = there.find((each) => pathname === `/mail/api/v1/message/${each.ID}`)
    if (one) return response.end(JSON.stringify(one))
    if (pathname !== '/mail/api/v1/search') return response.writeHead(404).end()
    const found = there.filter((each) => JSON.stringify(each).includes(searchParams.get('query') ?? ''))
    response.end(
      JSON.stringify({ total: 9, messages_count: found.length, messages: found.map(({ ID, Subject }) => ({ ID, Subject })) }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
test.afterAll(() => void server.close())

function mailsAt(mailpit: string, headers: Record<string, string> = { authorization: 'Basic {login}' }) {
  const target = { ...targetSchema.parse({ name: 'sp', surfaces: {}, mail: { mailpit, headers } }), file: 'sp.yaml' }
  return mailsOf({ target, variables: { base, login: 'dTpw' }, mailbox: { url: 'http://127.0.0.1:1', token: '' } }, 'k1')
}

test('mail is read from Mailpit, oldest first, each once; mail of HTML alone is read as a page', async () => {
  const fresh = mailsAt(`${base}/mail/`)
  expect(await fresh()).toEqual([{ to: 'ada.k1@x.test', subject: 'Code', text: 'It is 111111' }])
  arrived = 2
  expect(await fresh()).toEqual([{ to: 'ada.k1@x.test, it@x.test', subject: 'Again', text: '222222' }])
  expect(await fresh()).toEqual([])
})

test('a mailbox that cannot be read is named with its place in the target file', async () => {
  await expect(mailsAt('/mail', {})()).rejects.toThrow(`mail.headers: ${base}/mail answered 401`)
  await expect(mailsAt('/page')()).rejects.toThrow('answered no JSON; is Mailpit there?')
  await expect(mailsAt('/other')()).rejects.toThrow('answered no list of messages; is Mailpit there?')
  await expect(mailsAt('http://127.0.0.1:1')()).rejects.toThrow('mail.mailpit: GET http://127.0.0.1:1/api/v1/search')
  expect(() => mailsAt('http://mail.example')).toThrow('mail.example is not this machine')
})

test('our own mailbox keeps the links of mail that is HTML alone', async () => {
  const mailbox = await startMailbox()
  const sender = createTransport({ url: mailbox.smtpUrl, ignoreTLS: true })
  try {
    const html = '<p>Hello <a href="http://sp.test/v?a=1&amp;t=abc">confirm</a></p>'
    await sender.sendMail({ from: 'sp@sp.test', to: 'ada.k1@x.test', subject: 'Link', html })
    const target = { ...targetSchema.parse({ name: 'sp', surfaces: {} }), file: 'sp.yaml' }
    expect(await mailsOf({ target, variables: {}, mailbox }, 'k1')()).toEqual([
      { to: 'ada.k1@x.test', subject: 'Link', text: 'Hello http://sp.test/v?a=1&t=abc confirm' },
    ])
  } finally {
    sender.close()
    await mailbox.stop()
  }
})

test('a pattern that cannot be one is refused with its place', () => {
  const parsed = targetSchema.safeParse({ name: 'sp', surfaces: {}, mail: { code: '(' } })
  expect(parsed.error?.issues[0]).toMatchObject({ path: ['mail', 'code'], message: 'is not a regular expression' })
})

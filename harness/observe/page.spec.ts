import { expect, test } from '@playwright/test'
import { createHttpDriver } from '../drivers/http.ts'
import { targetSchema } from '../target/schema/target.ts'
import { observeWith } from './observe.ts'
import type { Look } from './observer.ts'
import { type AnswerServer, serveAnswers } from './testing/answers.ts'
import { aLook, seenBy } from './testing/look.ts'

const lookAt = (observer: object): Look => aLook({ file: { observe: [observer] }, variables: { base: server.base } })
const head = '<table><tr><th>E-mail</th><th>Name</th></tr>'
const rows = '<tr><td>ada.k1@x.test</td><td>Ada</td></tr></table>'
const signedIn = (cookie: string | undefined) => /in=yes/.test(cookie ?? '')
const columns = { email: 'E-mail', displayName: 'Name' }
const spec = {
  kind: 'page',
  as: 'admin',
  url: '/admin/users',
  signIn: [{ open: '/admin' }, { fill: { Login: 'root' } }, { press: 'Enter' }],
  columns,
}
let server: AnswerServer
test.beforeAll(async () => {
  server = await serveAnswers({})
})
test.afterAll(() => server.stop())
test.beforeEach(() => {
  const { answers, asked } = server
  asked.length = 0
  answers['/admin'] = (_, response) =>
    response
      .writeHead(200, html)
      .end('<form action="/in" method="post"><label>Login <input name="l"></label><button>Enter</button></form>')
  answers['/in'] = (_, response) => response.writeHead(302, { location: '/admin/users', 'set-cookie': 'in=yes; Path=/' }).end()
  answers['/admin/users'] = (request, response) =>
    signedIn(request.headers.cookie)
      ? response.writeHead(200, html).end(head + rows)
      : response.writeHead(302, { location: '/admin' }).end()
  answers['/profile'] = (_, response) => response.writeHead(200, html).end('<dl><dt>E-mail</dt><dd>ada.k1@x.test</dd></dl>')
})
const html = { 'content-type': 'text/html' }

test('an administrator signs in once, and the table is read at each look', async () => {
  const look = lookAt(spec)
  for (let i = 0; i < 2; i++)
    expect(await observeWith(look, 'k1')).toEqual({
      accounts: [{ email: 'ada.k1@x.test', displayName: 'Ada' }],
      audit: 'unknown',
      grade: 'E4',
    })
  expect(server.asked.filter((each) => each === '/in')).toHaveLength(1)
})

test('an administrator who does not get in sees no empty list', async () => {
  expect((await seenBy({ ...spec, signIn: undefined }, server.base)).problems?.[0]).toContain('observe.0.url: there is no table')
  expect((await seenBy({ ...spec, signIn: [{ open: '/admin' }, { press: 'Log on' }] }, server.base)).problems?.[0]).toContain(
    'observe.0.signIn.1: no button or link "Log on"',
  )
})

test('a list that goes on is not the whole list', async () => {
  server.answers['/admin/users'] = (_, response) => response.writeHead(200, html).end(`${head}${rows}<a href="?page=2">Next</a>`)
  const seen = await seenBy(spec, server.base)
  expect(seen).toMatchObject({ accounts: [{ email: 'ada.k1@x.test' }], partial: true })
  expect(seen.problems?.[0]).toContain('goes on to a next page, so it does not list everybody')
})

test('a profile page shows its own person, and nobody when nobody is signed in', async () => {
  const profile = { kind: 'page', as: 'person', url: '/profile', fields: { email: 'E-mail' } }
  const look = lookAt(profile)
  expect(await observeWith(look, 'k1')).toEqual({ accounts: 'unknown', audit: 'unknown' })
  const seen = await observeWith({ ...look, person: createHttpDriver() }, 'k1')
  expect(seen).toEqual({ accounts: [{ email: 'ada.k1@x.test' }], audit: 'unknown', grade: 'E4', partial: true })
})

test('what a page observer needs is asked for by the schema', () => {
  const parsed = targetSchema.safeParse({
    name: 'sp',
    surfaces: {},
    observe: [{ kind: 'page', as: 'admin', url: '/u', fields: columns }],
  })
  expect(parsed.error?.issues[0]).toMatchObject({
    path: ['observe', 0],
    message: expect.stringContaining('needs columns (as: admin)'),
  })
})

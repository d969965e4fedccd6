import type { RequestListener } from 'node:http'
import { expect, test } from '@playwright/test'
import { type AnswerServer, serveAnswers } from './testing/answers.ts'
import { seenBy } from './testing/look.ts'

let server: AnswerServer
test.beforeAll(async () => {
  server = await serveAnswers({})
})
test.afterAll(() => server.stop())

const json = { 'content-type': 'application/scim+json' }
const people = ['ada.k1@x.test', 'eve.k2@x.test'].map((userName, id) => ({ id, userName }))
const isFor = (user: { userName: string }, filter: string | null) => {
  const [, operator, value = ''] = /^userName (eq|co) "([^"]*)"/.exec(filter ?? '') ?? []
  return operator === 'eq' ? user.userName === value : user.userName.includes(value)
}
const many = [...people, ...Array.from({ length: 2000 }, (_, index) => ({ id: index + 2, userName: `u${index}@x.test` }))]
const serve =
  (heed: (filter: string | null) => boolean, refuse = false): RequestListener =>
  (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x')
    const filter = searchParams.get('filter')
    if (filter !== null && refuse)
      return response.writeHead(400, json).end('{"scimType":"invalidFilter","detail":"no filters here"}')
    const found = heed(filter) ? many.filter((each) => isFor(each, filter)) : many
    const from = Number(searchParams.get('startIndex')) - 1
    const Resources = found.slice(from, from + Number(searchParams.get('count')))
    response.writeHead(200, json).end(JSON.stringify({ totalResults: found.length, Resources }))
  }

for (const [name, listener, want, says] of [
  ['is searched', serve((filter) => filter !== null), ['ada.k1@x.test'], null],
  [
    'is unknown where filters are left out in silence',
    serve(() => false),
    'unknown',
    'the server does not heed a filter on userName',
  ],
  ['is unknown where filters are refused', serve(() => false, true), 'unknown', 'answered 400 to a filter: no filters here'],
  [
    'is unknown where only eq is known',
    serve((filter) => filter?.includes(' eq ') ?? false),
    'unknown',
    'more than 1000 users match the filter',
  ],
] as const)
  test(`a list that is too long to be read ${name}`, async () => {
    server.answers['/scim'] = listener
    const seen = await seenBy({ kind: 'scim', url: '/scim' }, server.base)
    expect(seen.accounts === 'unknown' ? seen.accounts : seen.accounts.map((each) => each.email)).toEqual(want)
    if (says) expect(seen.problems?.[0]).toContain(says)
  })

for (const [name, url, answer, says] of [
  [
    'lists something else than people',
    '/groups',
    { totalResults: 1, Resources: [{ id: 1, displayName: 'Sales' }] },
    'observe.0.url: none of the 1 that /Users lists has a userName or emails; there is id, displayName',
  ],
  ['is named with /Users', '/scim/Users', null, 'url names the service, without /Users'],
] as const)
  test(`a service that ${name} gives no accounts`, async () => {
    server.answers['/groups'] = (_, response) => response.writeHead(200, json).end(JSON.stringify(answer))
    const seen = await seenBy({ kind: 'scim', url }, server.base)
    expect([seen.accounts, seen.problems?.[0]]).toEqual(['unknown', expect.stringContaining(says)])
  })

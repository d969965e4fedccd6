import { expect, test } from '#unit-test'
import { askSp } from './answers.ts'

const answers = { url: 'http://sp.example/log/{id}?of={id}', token: 'secret' }

/** An SP that answers this, and what it was asked. */
function spOf(reply: Response | Error) {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  const ask: typeof fetch = async (url, init) => {
    asked.push({ url: String(url), init })
    if (reply instanceof Error) throw reply
    return reply
  }
  return { ask, asked }
}
const timeout = Object.assign(new Error('late'), { name: 'TimeoutError' })
const entry = { event: 'sign-in', decision: 'created' }

for (const [name, reply, words, again] of [
  ['has nothing yet', Response.json({ answers: [] }), 'The SP has nothing about this Response', 'soon'],
  ['does not take the token', new Response('', { status: 401 }), 'does not take the token of "answers" (HTTP 401)', 'slowly'],
  ['does not know the path', new Response('', { status: 404 }), 'does not know this address (HTTP 404)', 'slowly'],
  ['sends the asker elsewhere', new Response('', { status: 302 }), 'tells nothing (HTTP 302)', 'slowly'],
  ['is broken', new Response('', { status: 500 }), 'tells nothing (HTTP 500)', 'slowly'],
  ['speaks no JSON', new Response('<html>'), 'answers with something else than {"answers": […]}', 'slowly'],
  ['speaks of other things', Response.json({ entries: [] }), 'answers with something else', 'slowly'],
  ['talks without end', new Response(`"${'x'.repeat(300_000)}"`), 'more than 256 KB', 'slowly'],
  ['is not there', new TypeError('fetch failed'), 'cannot be reached', 'soon'],
  ['is slow', timeout, 'does not answer within 3 seconds', 'soon'],
] as const)
  test(`an SP that ${name} is said to`, async () => {
    const told = await askSp({ answers }, '_r', spOf(reply).ask)
    expect(told).toEqual({
      said: null,
      words: expect.stringContaining(words),
      waits: true,
      ...(again === 'slowly' ? { isSlow: true } : {}),
    })
    expect(told.words).not.toContain('secret')
  })

test('it is asked by the ID alone, as one part of the address, with the token and without following redirects', async () => {
  const { ask, asked } = spOf(Response.json({ answers: [entry] }))
  expect(await askSp({ answers }, '../a b', ask)).toMatchObject({ words: '', said: { entries: [{ about: 'sign-in' }] } })
  expect(asked).toMatchObject([
    {
      url: 'http://sp.example/log/..%2Fa%20b?of=..%2Fa%20b',
      init: { redirect: 'manual', headers: { authorization: 'Bearer secret' } },
    },
  ])
})

test('without a token none is sent', async () => {
  const { ask, asked } = spOf(Response.json({ answers: [entry] }))
  await askSp({ answers: { url: answers.url } }, '_r', ask)
  expect(asked[0]?.init?.headers).toEqual({ accept: 'application/json' })
})

test('nobody is asked where the app names no SP, or the message has no ID', async () => {
  const { ask, asked } = spOf(Response.json({ answers: [] }))
  expect((await askSp({}, '_r', ask)).words).toContain('no address at which its SP tells')
  expect((await askSp({ answers }, null, ask)).words).toContain('no ID that can be read')
  expect(asked).toEqual([])
})

import { expect, test } from '#unit-test'
import { anExchange } from '../checks/testing.ts'
import { resend } from './resend.ts'
import { UnmetPrecondition } from './unmet-precondition.ts'

const to = { acsUrl: 'http://sp.test/acs', from: 'http://idp.test/t', mutation: 'replayed' }
const refusal = { ...anExchange(), response: null }

/** What is posted, and what the report shows of it. */
async function resent(...exchanges: Parameters<typeof resend>[1]) {
  const posted: unknown[] = []
  const record = await resend({ post: async (...form) => void posted.push(form) }, exchanges, to)
  return { posted, record }
}

test('the form of the last Response is posted as it was, and recorded under the name of the mutation', async () => {
  const first = anExchange({ base64: 'Zmlyc3Q=' })
  const last = { ...anExchange({ base64: 'bGFzdA==' }), relayState: 'r/1' }
  const { posted, record } = await resent(first, last, refusal)
  const form = [
    ['SAMLResponse', 'bGFzdA=='],
    ['RelayState', 'r/1'],
  ]
  expect(posted).toEqual([[to.acsUrl, form, to.from]])
  expect(record).toMatchObject({ relayState: 'r/1', response: { base64: 'bGFzdA==', mutation: 'replayed' } })
})

test('a form that had no RelayState gets none', async () => {
  const { posted } = await resent(anExchange({ base64: 'eA==' }))
  expect(posted).toEqual([[to.acsUrl, [['SAMLResponse', 'eA==']], to.from]])
})

test('a sign-in without a Response leaves nothing to post', async () => {
  await expect(resent(refusal)).rejects.toThrow(UnmetPrecondition)
})

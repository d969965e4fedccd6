import { expect, test } from '#unit-test'
import { findSession } from './find-session.ts'
import type { Tried } from './find-sign-in.ts'

const page: Tried = { status: 200, isJson: false, sendsRequest: false, leadsAway: false }
const nothing: Tried = { ...page, status: 404 }
const cases: [name: string, answers: Record<string, Tried>, otherwise: Tried | null, url: string, says: string][] = [
  ['JSON for nobody', { '/me': { ...page, isJson: true } }, nothing, '/me', 'it answers 200'],
  ['a demand to sign in', { '/api/user': { ...page, status: 401 } }, nothing, '/api/user', 'it answers 401'],
  ['a page in HTML', { '/me': page }, nothing, '/me', 'not found, guessed'],
  ['an app that answers everything with its page', {}, page, '/me', 'not found, guessed'],
  ['an app that demands to sign in everywhere', {}, { ...page, status: 401 }, '/me', 'not found, guessed'],
  [
    'a page that leads to another site',
    { '/api/me': { ...page, status: 302, leadsAway: true } },
    nothing,
    '/me',
    'not found, guessed',
  ],
  ['nothing that answers', {}, null, '/me', 'not found, guessed'],
]
for (const [name, answers, otherwise, url, says] of cases)
  test(`who is signed in: ${name}`, async () => {
    const found = await findSession(async (at) => answers[at] ?? otherwise)
    expect(found).toEqual({ answer: { url, email: '/email' }, says: expect.stringContaining(says) })
  })

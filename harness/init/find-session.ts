import type { SessionAnswer } from './answers.ts'
import { NOT_THERE, NOWHERE, type Tried } from './find-sign-in.ts'

/** How to tell who is signed in. */
export interface SessionFound {
  answer: SessionAnswer
  /** What it rests on, for a comment; null when somebody said so. */
  says: string | null
}

/** Where apps usually say in JSON who is signed in. */
const USUAL_PLACES = ['/api/me', '/me', '/api/user', '/api/session', '/api/auth/session', '/userinfo', '/whoami', '/api/whoami']

/**
 * The first usual address that answers nobody as such a page would: with JSON, or by asking to sign in (401, 403). Nobody is signed in
 * yet, so where in the JSON the address of a person will stand is a guess.
 * @param tryAt asks an address below the base; null when nothing answers
 */
export async function findSession(tryAt: (at: string) => Promise<Tried | null>): Promise<SessionFound> {
  const nowhere = await tryAt(NOWHERE)
  for (const url of USUAL_PLACES) {
    const tried = await tryAt(url)
    if (!tried || tried.leadsAway || NOT_THERE.includes(tried.status)) continue
    const asksToSignIn = [401, 403].includes(tried.status)
    const isNews = tried.status !== nowhere?.status || tried.isJson !== nowhere.isJson
    if (isNews && (asksToSignIn || (tried.status === 200 && tried.isJson)))
      return { answer: { url, email: '/email' }, says: `it answers ${tried.status} while nobody is signed in` }
  }
  return { answer: { url: '/me', email: '/email' }, says: 'not found, guessed' }
}

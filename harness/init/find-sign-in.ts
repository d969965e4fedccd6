import { type Candidate, signInCandidates } from './sign-in-candidates.ts'

/** Where a sign-in starts, and how sure that is. */
export interface SignInFound {
  candidate: Candidate
  /** `seen`: it sent the browser on with an AuthnRequest. */
  sureness: 'seen' | 'answers' | 'guessed'
  /** What was seen there, for a comment. */
  says: string
}

/** What an address of the SP answers, as far as a search for the sign-in needs it. */
export interface Tried {
  status: number
  isJson: boolean
  /** It sends the browser on with an AuthnRequest. */
  sendsRequest: boolean
  /** It sends the browser to another site, without one: another way to sign in. */
  leadsAway: boolean
}

/** An address that no SP has: one that answers it all the same answers everything, so that an answer says nothing. */
export const NOWHERE = '/firstlogin-looks-for-nothing-here'
/** Without a page, or not for a browser that opens an address. */
export const NOT_THERE = [404, 405, 410]

/**
 * Tries the candidates: one that sends the browser on with an AuthnRequest wins; then a button on the first page that says so, or what
 * answers at all (an SP without an IdP may well answer 503); else it is a guess.
 * @param tryAt asks an address below the base; null when nothing answers
 */
export async function findSignIn(
  base: string,
  firstPage: string,
  acsUrl: string | null,
  tryAt: (at: string) => Promise<Tried | null>,
): Promise<SignInFound> {
  const candidates = signInCandidates(base, firstPage, acsUrl)
  const answering: SignInFound[] = []
  for (const candidate of candidates) {
    if ('press' in candidate) {
      answering.push({ candidate, sureness: 'answers', says: 'a button on the first page, not pressed' })
      continue
    }
    const tried = await tryAt(candidate.at)
    if (tried?.sendsRequest) return { candidate, sureness: 'seen', says: 'leads to an IdP' }
    if (!tried || tried.leadsAway || candidate.at === '/' || NOT_THERE.includes(tried.status)) continue
    answering.push({ candidate, sureness: 'answers', says: `it answers ${tried.status}, and leads to no IdP yet` })
  }
  const nowhere = await tryAt(NOWHERE)
  const answersEverything = nowhere !== null && !NOT_THERE.includes(nowhere.status)
  const found = answering.find(({ candidate }) => !answersEverything || 'press' in candidate || candidate.onPage)
  return found ?? { candidate: { at: '/login' }, sureness: 'guessed', says: 'not found, guessed' }
}

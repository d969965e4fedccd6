import type { Person } from '../../directory/schema.ts'
import type { Errors, Posted } from '../kit/fields.ts'
import { isAddress } from '../kit/person.ts'

/** What the portal asks of a user's names, beyond what a tenant's file may have. Pure. */

const address = 'must look like name@domain, without blanks'
const mostCharacters = 256

const rules: Record<'userName' | 'email' | 'displayName', { says: string; fits(text: string): boolean }> = {
  userName: { says: address, fits: isAddress },
  email: { says: address, fits: isAddress },
  // Microsoft Graph reference, user: displayName has at most 256 characters.
  displayName: { says: `must have at most ${mostCharacters} characters`, fits: (text) => text.length <= mostCharacters },
}

/** What is wrong beside each field; an empty one is complained about elsewhere. @param before whose own values may stay as they are */
export function identityWrong(posted: Posted, before: Person | undefined): Errors {
  const wrong = Object.entries(rules).filter(([name, { fits }]) => {
    const text = (posted[name] ?? '').trim()
    return text !== '' && text !== before?.[name as keyof typeof rules] && !fits(text)
  })
  return Object.fromEntries(wrong.map(([name, { says }]) => [name, says]))
}

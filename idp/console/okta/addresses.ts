import type { Errors, Posted } from '../kit/fields.ts'

const fields = ['acsUrl', 'recipient', 'destination', 'sloUrl'] as const

/** What an address has that no browser would send there: a sign-in, or a fragment. */
function strange(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url) return undefined
  if (url.username !== '' || url.password !== '') return 'must not have a name and password before the host'
  return text.includes('#') ? 'must not have a fragment (#)' : undefined
}

/** Beside each address of the service that is none to post to. */
export function addressErrors(posted: Posted): Errors {
  const wrong = fields.map((field) => [field, strange((posted[field] ?? '').trim())] as const)
  return Object.fromEntries(wrong.filter((each): each is readonly [(typeof fields)[number], string] => each[1] !== undefined))
}

import { domainToUnicode } from 'node:url'
import { z } from 'zod'

/** How many domains one list may have. */
export const mostDomains = 200

/** A domain as it is compared: RFC 1035 names with a dot, in lower case, non-ASCII ones in their ASCII form. Null for anything else. */
export function toDomain(text: string): string | null {
  const domain = /[/:?#@\s\\%]/.test(text) ? '' : (URL.parse(`http://${text.toLowerCase()}/`)?.hostname ?? '')
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain) ? domain : null
}

/**
 * A domain in the ASCII form that its letters have in the DNS (RFC 5890, "A-label"), or null where it has none of its own: only a domain
 * of which each part is in that form, or is given back by it, but for letter case, is meant. Mapping alone would let a look-alike letter
 * become another's domain.
 */
export function asciiDomain(text: string): string | null {
  const ascii = toDomain(text)
  const parts = ascii?.split('.') ?? []
  const typed = text.split('.')
  const isMeant = (part: string, at: number): boolean => {
    const given = lowerCased(typed[at] ?? '')
    return given === part || given === domainToUnicode(part)
  }
  return ascii !== null && parts.length === typed.length && parts.every(isMeant) ? ascii : null
}

/** Letter by letter, and only where there is a way back: the Kelvin sign would become a `k`, which is no form of it. */
const lowerCased = (text: string): string =>
  [...text].map((letter) => (letter.toLowerCase().toUpperCase() === letter ? letter.toLowerCase() : letter)).join('')

/** A list of domains, each once and as they are compared; what is none is refused. */
export const domainNames = z
  .array(
    z.string().transform((text, context) => {
      const domain = toDomain(text)
      if (domain !== null) return domain
      context.addIssue({ code: 'custom', message: 'a domain such as acme.com' })
      return z.NEVER
    }),
  )
  .max(mostDomains)
  .transform((names) => [...new Set(names)])

import { z } from 'zod'

/** How many domains one list may have. */
export const mostDomains = 200

/** A domain as it is compared: RFC 1035 names with a dot, in lower case, non-ASCII ones in their ASCII form. Null for anything else. */
export function toDomain(text: string): string | null {
  const domain = /[/:?#@\s\\%]/.test(text) ? '' : (URL.parse(`http://${text.toLowerCase()}/`)?.hostname ?? '')
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain) ? domain : null
}

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

/** How many domains one list may have. */
export const mostDomains = 200

/** A domain as it is compared: RFC 1035 names with a dot, in lower case, non-ASCII ones in their ASCII form. Null for anything else. */
export function toDomain(text: string): string | null {
  const domain = /[/:?#@\s\\%]/.test(text) ? '' : (URL.parse(`http://${text.toLowerCase()}/`)?.hostname ?? '')
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain) ? domain : null
}

import { domainToASCII } from 'node:url'

/** The domain of an address, as domains are compared. */
export function domainOf(address: string): string {
  return folded(address.slice(address.lastIndexOf('@') + 1))
}

/** Whether the domain of an address is one of a list: letter case does not count, nor the form in which a name beyond ASCII is written. */
export function isAmong(address: string, domains: readonly string[]): boolean {
  return domains.some((each) => folded(each) === domainOf(address))
}

/** An address as addresses are compared where letter case does not count: neither does the form of a domain beyond ASCII (F-04). */
export function foldedAddress(text: string): string {
  const plain = text.trim().toLowerCase()
  const at = plain.lastIndexOf('@') + 1
  return at > 0 && /\P{ASCII}/u.test(plain.slice(at)) ? plain.slice(0, at) + folded(plain.slice(at)) : plain
}

/** Lower case, in ASCII form (RFC 5891); what is no domain is left as it is but for its letter case. */
function folded(domain: string): string {
  const text = domain.trim().toLowerCase()
  return domainToASCII(text) || text
}

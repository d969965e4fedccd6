import type { App } from '../../directory/schema.ts'
import type { Source } from '../../profiles/entra-id/language/tree.ts'
import { isOfferedForNameId, nameIdAttributes } from '../../profiles/entra-id/name-id.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import { readSource } from './source.ts'
import { titleOf } from './transformation.ts'

/**
 * What the portal lets a NameID be made of, which is less than it takes for other claims. A tenant's file may have more, and that is sent.
 * Microsoft docs, "Claims customization using a policy": sources and transformation methods allowed for SAML NameID.
 */

/** Those methods; the suffix that Join() adds has to be a verified domain. */
export const nameIdTransformations: readonly string[] = ['ExtractMailPrefix', 'Join']

/** The list to choose an attribute from. */
export const nameIdSources = ({ directory }: Tenant): string[] =>
  [...new Set([...nameIdAttributes, ...directory.customAttributeNames().filter(isOfferedForNameId)])].map(
    (name) => `user.${name}`,
  )

/** The domains of a directory: its first one, and those of its users, who have none but verified ones. */
export function verifiedDomains({ id, directory }: Tenant): string[] {
  const ofUsers = [...directory.people.values()].flatMap(({ userName }) => /@([^@\s]+)$/.exec(userName)?.[1]?.toLowerCase() ?? [])
  return [...new Set([...ofUsers, `${id}.onmicrosoft.com`])]
}

/** Why the portal would not take this source, as words after the name of its field; null where it would, or where it cannot be read. Pure. */
export function nameIdProblem(expression: string, domains: readonly string[]): string | null {
  const source = readSource(expression)
  return source && problemOf(source, domains)
}

/** What is said of a source that a tenant's file has: it is sent all the same. */
export function nameIdWarnings(tenant: Tenant, { nameId }: App): string[] {
  const problem = nameId?.source === undefined ? null : nameIdProblem(nameId.source, verifiedDomains(tenant))
  return problem === null ? [] : [`It is sent, but in the portal it ${problem}.`]
}

function problemOf(source: Source, domains: readonly string[]): string | null {
  if (source.kind === 'attribute')
    return isOfferedForNameId(source.name)
      ? null
      : `cannot be user.${source.name}, which the portal does not offer for the NameID`
  if (source.kind !== 'transformation') return 'cannot be a constant: the portal offers attributes alone for the NameID'
  if (!nameIdTransformations.includes(source.name))
    return `cannot be ${titleOf(source.name)}: the portal offers ${nameIdTransformations.map(titleOf).join(' and ')} alone for the NameID`
  const [input, ...suffix] = source.args.map((each) => each.source)
  return (source.name === 'Join' ? suffixProblem(suffix, domains) : null) ?? (input ? problemOf(input, domains) : null)
}

function suffixProblem(suffix: readonly Source[], domains: readonly string[]): string | null {
  const text = suffix.map((each) => (each.kind === 'constant' ? each.text : '')).join('')
  const domain = /@([^@]*)$/.exec(text)?.[1]?.toLowerCase() ?? ''
  return suffix.every(({ kind }) => kind === 'constant') && domains.includes(domain)
    ? null
    : `cannot be a Join() with '${text}': what it adds has to be @ and a verified domain, here ${domains.join(' or ')}`
}

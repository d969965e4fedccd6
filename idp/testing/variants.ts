import type { App, GroupStatement, Person } from '../directory/schema.ts'
import { groupAttribute } from '../profiles/group-statement.ts'
import type { VendorProfile } from '../profiles/profile.ts'
import type { Facts } from '../saml/draft.ts'
import { nameIdFormats } from '../saml/names.ts'
import { ada, sp, tenantSpec } from './control.ts'

/** One app in one tenant, at which every vendor's messages are looked at. */
export const place = { tenant: { id: 'acme', url: 'http://localhost:8080/t/acme' }, app: tenantSpec('okta').apps[0] as App }

const spoken = [
  { name: 'role', values: ['Analyst & <"Operator">'] },
  { name: 'groups', values: ['Sales', 'Zoë 東京 😀'] },
]
const empty = [
  { name: 'nickname', values: [''] },
  { name: 'teams', values: [] },
]
const several = ['Sales', 'Zoë 東京 😀']
const many = Array.from({ length: 151 }, (_, index) => `Team ${index}`)

/** The group claim as a new app of each vendor has it, once the administrator has asked for all groups. */
const groupClaims: Readonly<Record<string, (groups: string[]) => GroupStatement>> = {
  okta: () => ({ name: 'groups', filter: { type: 'regex', value: '.*' } }),
  onelogin: () => ({ name: 'groups' }),
  'entra-id': () => ({ name: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups' }),
  'google-workspace': (groups) => ({ name: 'groups', only: groups }),
}

/** The group claim for somebody in these groups, or what stands in its place. */
function groupClaim(profile: VendorProfile, groups: string[]): { name: string; values: string[] } {
  const statement = groupClaims[profile.id]?.(groups)
  const claim = statement && groupAttribute(profile, place, { ...(ada as Person), groups }, statement)
  if (!claim) throw new Error(`${profile.title} sends no groups`)
  return claim
}

export const variants = ['answer', 'idp-initiated', 'no-attributes', 'empty-value', 'groups', 'overage'] as const

/**
 * What a message has to say in each kind that there is: an answer with every form of a value, one that nobody asked for, one without
 * attributes, one whose attributes are empty, one with the vendor's own group claim, one with more groups than a vendor may send.
 */
export function variantsOf(profile: VendorProfile, now: Date): Record<(typeof variants)[number], Facts> {
  const attributesOf = (own: { name: string; values: string[] }[]) => {
    const all = [...(profile.fixedAttributes?.(place, ada as Person) ?? []), ...own]
    return (profile.arrange?.(all) ?? all).map((attribute) => ({ ...attribute, nameFormat: profile.saml.nameFormat(undefined) }))
  }
  const answer: Facts = {
    issuer: profile.endpoints(place).entityId,
    destination: sp.acsUrl,
    recipient: sp.acsUrl,
    audience: sp.issuer,
    inResponseTo: '_request1',
    now,
    signedInAt: new Date(now.getTime() - 1667),
    nameId: { value: 'ada@acme.example', format: nameIdFormats[profile.nameId.format] },
    attributes: attributesOf([...spoken, ...empty]),
  }
  return {
    answer,
    'idp-initiated': { ...answer, inResponseTo: null },
    'no-attributes': { ...answer, attributes: [] },
    'empty-value': { ...answer, attributes: attributesOf(empty) },
    groups: { ...answer, attributes: attributesOf([groupClaim(profile, several)]) },
    overage: { ...answer, attributes: attributesOf([groupClaim(profile, many)]) },
  }
}

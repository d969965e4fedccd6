import type { App, Person } from '../directory/schema.ts'
import type { VendorProfile } from '../profiles/profile.ts'
import type { Facts } from '../saml/draft.ts'
import { nameIdFormats } from '../saml/names.ts'
import { ada, sp, tenantSpec } from './control.ts'

/** One app in one tenant, at which every vendor's messages are looked at. */
export const place = { tenant: { id: 'acme', url: 'http://localhost:8080/t/acme' }, app: tenantSpec('okta').apps[0] as App }

const values = [
  { name: 'role', values: ['Analyst & <"Operator">'] },
  { name: 'groups', values: ['Sales', 'Zoë 東京 😀'] },
  { name: 'nickname', values: [''] },
  { name: 'teams', values: [] },
]
const many = Array.from({ length: 151 }, (_, index) => `Team ${index}`)

/** What a message has to say in each kind that there is: an answer with every form of a value, one that nobody asked for, one with many groups. */
export function variantsOf(profile: VendorProfile, now: Date): Record<'answer' | 'unasked' | 'overage', Facts> {
  const attributesOf = (own: { name: string; values: string[] }[]) =>
    [...(profile.fixedAttributes?.(place, ada as Person) ?? []), ...own].map((attribute) => ({
      ...attribute,
      nameFormat: profile.saml.nameFormat(undefined),
    }))
  const answer: Facts = {
    issuer: profile.endpoints(place).entityId,
    destination: sp.acsUrl,
    recipient: sp.acsUrl,
    audience: sp.issuer,
    inResponseTo: '_request1',
    now,
    signedInAt: new Date(now.getTime() - 1667),
    nameId: { value: 'ada@acme.example', format: nameIdFormats.emailAddress },
    attributes: attributesOf(values),
  }
  const overage = profile.overage?.(place, ada as Person, many) ?? { name: 'groups', values: many }
  return {
    answer,
    unasked: { ...answer, inResponseTo: null, attributes: [] },
    overage: { ...answer, attributes: attributesOf([overage]) },
  }
}

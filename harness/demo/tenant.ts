import type { VendorProfile } from '../../idp/index.ts'
import { makeStatements, valuesFor } from '../case/statements.ts'
import type { IdpApp, IdpClient, IdpPerson, TenantView } from '../parties/idp-client.ts'
import type { ResolvedPolicies } from '../target/policies.ts'
import { type DemoPlace, demoPlaces } from './organisation.ts'
import { type DemoPerson, demoPeople } from './people.ts'

/** Where a place is at the SP. */
export interface Addresses {
  entityId: string
  acsUrl: string
  loginUrl: string
}

export const appOf = (place: Pick<DemoPlace, 'id'>): string => place.id.replace('/', '-')

/** The vendor's tenant with its people and an app per place; one that is there from an earlier start keeps what was changed in it. */
export async function seedTenant(
  idp: IdpClient,
  profile: VendorProfile,
  policies: ResolvedPolicies,
  places: ReadonlyMap<string, Addresses>,
): Promise<TenantView> {
  const known = await idp.findTenant(profile.id)
  if (known) {
    for (const place of demoPlaces) await idp.changeApp(known.id, appOf(place), addressesOf(place, places))
    return known
  }
  const apps = demoPlaces.map((place) => ({ ...addressesOf(place, places), ...appFor(place, profile, policies) }))
  const people = demoPeople.map((person) => idpPerson(person, profile, policies))
  return idp.createTenant({ id: profile.id, profile: profile.id, people, apps })
}

function addressesOf(place: DemoPlace, places: ReadonlyMap<string, Addresses>): Pick<IdpApp, 'acsUrl' | 'audience'> {
  const found = places.get(place.id)
  if (!found) throw new Error(`the SP has no place "${place.id}"`)
  return { acsUrl: found.acsUrl, audience: found.entityId }
}

function appFor(place: DemoPlace, profile: VendorProfile, policies: ResolvedPolicies): Omit<IdpApp, 'acsUrl' | 'audience'> {
  const { people, statements, attributeMap } = wiringOf(place, profile, policies)
  return {
    id: appOf(place),
    name: `Acme ${place.title}`,
    statements: statements.map(({ name, expression }) => ({ name, expression })),
    assignments: people
      .filter((person) => person.assigned)
      .map((person) => ({ person: person.idpKey, values: valuesFor(person, statements, attributeMap, 'assignment') })),
  }
}

function idpPerson(person: DemoPerson, profile: VendorProfile, policies: ResolvedPolicies): IdpPerson {
  const attributes = demoPlaces.map((place) => {
    const { people, statements, attributeMap } = wiringOf(place, profile, policies)
    const same = people.find((each) => each.id === person.id)
    return same ? valuesFor(same, statements, attributeMap, 'user') : {}
  })
  const { idpKey, email, firstName, lastName, displayName, password, verified } = person
  return {
    id: idpKey,
    userName: email,
    email,
    firstName,
    lastName,
    displayName,
    password,
    verified,
    attributes: Object.assign({}, ...attributes),
  }
}

/** What the place's app sends of everybody, written the vendor's way under the SP's names. */
function wiringOf(place: DemoPlace, profile: VendorProfile, policies: ResolvedPolicies) {
  const { attributeMap } = policies.of(place.surface)
  const people = demoPeople.map((person) => ({
    ...person,
    sends: Object.fromEntries(place.words.map((word) => [word, person.sends[word] ?? null])),
  }))
  const statements = makeStatements(people, attributeMap, profile, { misspell: undefined, shared: false })
  return { people, statements, attributeMap }
}

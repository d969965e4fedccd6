import type { VendorProfile } from '../../idp/index.ts'
import type { IdpApp, IdpPerson, TenantSpec, TenantView } from '../parties/idp-client.ts'
import { nameIdOf } from '../parties/name-id.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { Variables } from '../target/template.ts'
import type { CasePerson } from './people.ts'
import { type Statement, valuesFor } from './statements.ts'
import type { Place } from './world.ts'

/** A test person as the IdP's directory holds them. */
export function toIdpPerson(person: CasePerson, statements: readonly Statement[]): IdpPerson {
  return {
    id: person.idpKey,
    userName: person.email,
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    displayName: person.displayName,
    password: person.password,
    verified: person.verified,
    ...fieldsIn(person.sends),
    ...(person.byGroup === undefined ? {} : { groups: [person.byGroup] }),
    attributes: valuesFor(person, statements, 'user'),
  }
}

const FIELDS = ['title', 'department', 'locale', 'timeZone'] as const

/** What the directory has fields for, beside names and addresses. */
function fieldsIn(sends: CasePerson['sends']): Pick<IdpPerson, (typeof FIELDS)[number]> {
  return Object.fromEntries(FIELDS.flatMap((field) => (typeof sends[field] === 'string' ? [[field, sends[field]]] : [])))
}

/** The tenant of one case: its people, and an app for each place. */
export function tenantSpec(
  token: string,
  profile: VendorProfile,
  nameIdFormat: Scenario['nameIdFormat'],
  people: IdpPerson[],
  places: Map<string, Place>,
  statements: readonly Statement[],
  assignments: () => IdpApp['assignments'],
): TenantSpec {
  return {
    id: token,
    profile: profile.id,
    people,
    apps: [...places.values()].map((place) => ({
      id: place.app,
      name: `App ${place.name}`,
      acsUrl: place.acsUrl,
      audience: place.entityId,
      nameId: nameIdOf(profile, nameIdFormat),
      statements: statements.map(({ name, expression }) => ({ name, expression })),
      ...groupClaimIn(statements),
      assignments: assignments(),
    })),
  }
}

/** Which statement the vendor takes for its group claim. */
function groupClaimIn(statements: readonly Statement[]): Pick<IdpApp, 'groupClaim'> {
  const name = statements.find(({ word }) => word === 'groups')?.name
  return name === undefined ? {} : { groupClaim: name }
}

/** What a hook or an SP's start may say about the IdP. */
export function idpVariables(tenant: TenantView, place: Pick<Place, 'id' | 'app'> & Partial<Pick<Place, 'provider'>>): Variables {
  const app = tenant.apps.find((each) => each.id === place.app)
  if (!app) throw new Error(`the IdP tenant has no app "${place.app}"`)
  return {
    place: place.id,
    providerPlace: place.provider ?? place.id,
    'idp.name': `${tenant.profile} (firstlogin)`,
    'idp.metadataUrl': app.metadataUrl,
    'idp.entityId': app.entityId,
    'idp.ssoUrl': app.ssoUrl,
    'idp.certificate': app.certificate,
    'idp.certificates': app.certificate,
  }
}

import type { IdpClient, IdpExchange, TenantView } from '../parties/idp-client.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { CaseGiven } from './given.ts'
import type { CasePerson } from './people.ts'
import type { CaseWorld } from './world.ts'

export const NO_SECOND_IDP = 'the target has no hook configureIdp beside the hook prepare, so no second IdP can be connected'

/** The exchanges of an IdP under names that no other IdP of the case uses. */
export async function exchangesOf(idp: IdpClient, tenant: string): Promise<IdpExchange[]> {
  return (await idp.exchanges(tenant)).map((each) => ({ ...each, id: `${tenant}/${each.id}` }))
}

/** The IdP behind a place. */
export function idpAt(given: CaseGiven, place: string, { tenant, second }: Pick<CaseWorld, 'tenant' | 'second'>): TenantView {
  const own = [...given.environments, ...given.workspaces].find((each) => each.name === place)?.idp
  return own === 'second' && second ? second : tenant
}

/** Whether anything in a scenario is of a second IdP. */
export function hasTwoIdps({ given, people = {}, steps }: Scenario): boolean {
  const places = [...(given?.environments ?? []), ...(given?.workspaces ?? []), ...Object.values(people)]
  return places.some((each) => each.idp === 'second') || steps.some((step) => 'connect-idp' in step)
}

/** The IdPs of a case, or those of its people's that know this person. */
export function tenantsOf({ tenant, second }: Pick<CaseWorld, 'tenant' | 'second'>, person?: CasePerson): TenantView[] {
  const all = second ? [tenant, second] : [tenant]
  return all.filter((each) => livesIn(person, each === tenant ? 'first' : 'second'))
}

/** Whether an IdP of the case knows this person. */
export function livesIn(person: Pick<CasePerson, 'idp'> | undefined, idp: 'first' | 'second'): boolean {
  return person?.idp === undefined || person.idp === idp
}

/** The id of a case's second tenant at our IdP; the first one has the case's token. */
export function secondTenantId(token: string): string {
  return `${token}-second`
}

import type { VendorProfile } from '../../idp/index.ts'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { Driver } from '../drivers/driver.ts'
import type { IdpOffer, TypedData } from '../instrument/offer.ts'
import type { Observation } from '../observe/observer.ts'
import type { createIdpClient, IdpExchange, TenantView } from '../parties/idp-client.ts'
import type { Parties } from '../parties/parties.ts'
import type { MailSeen } from '../results.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { SignInStart } from '../target/schema/steps.ts'
import type { SurfaceName, Target } from '../target/schema/target.ts'
import type { Variables } from '../target/template.ts'
import type { Consumer } from '../world/consumer.ts'
import type { CaseGiven } from './given.ts'
import type { KnownAccounts } from './known-accounts.ts'
import type { CasePerson } from './people.ts'
import type { ApiCredentials } from './portal/credentials.ts'
import type { Statement } from './statements.ts'

/** Where people sign in: an environment, a workspace, or an app inside a chat platform. */
export interface Place {
  /** The scenario's word, e.g. `prod`. */
  name: string
  /** The target's word, e.g. `end-user/prod`. */
  id: string
  entityId: string
  acsUrl: string
  /** Where the SP publishes its metadata, if anybody told. */
  metadataUrl?: string
  /** The IdP knows it by what the SP's own pages show, so that a refusal by the IdP is the SP's doing. */
  copied?: true
  /** Where a sign-in starts: an address, or what a person does. */
  signIn: SignInStart
  /** The place whose IdP counts here, in the target's word; mostly its own. */
  provider: string
  /** The app at the IdP that belongs to it. */
  app: string
}

/** What stands in an SP's place when our own IdP is judged. */
export interface InstrumentPart {
  consumer: Consumer
  /** What was copied from the IdP's pages for the service. */
  copied: Partial<TypedData>
  look(): Promise<IdpOffer | null>
}

/** Everything that one case owns: a tenant at the IdP, an organisation at the SP, people nobody else uses. */
export interface CaseWorld {
  token: string
  scenario: Scenario
  profile: VendorProfile
  target: Target
  /** `idp`: no SP is asked, our own IdP is judged. */
  surface: SurfaceName | 'idp'
  policy: ProvisioningPolicy
  attributeMap: Readonly<Record<string, string>>
  given: CaseGiven
  people: Map<string, CasePerson>
  statements: Statement[]
  places: Map<string, Place>
  tenant: TenantView
  /** A second IdP of the same vendor, where the scenario has one. */
  second: TenantView | null
  idp: ReturnType<typeof createIdpClient>
  parties: Parties
  variables: Variables
  /** Seconds by which IdP, SP and chat platform are ahead of the machine's clock. */
  clockOffsetSeconds: number
  /** In a case that judges our own IdP. */
  instrument: InstrumentPart | null
  /** What was copied from the IdP's pages for the SP, as variables of its hooks; it goes before what the IdP's API says. */
  copiedFromIdp: Record<string, string>
  /** A browser of the SP's administrator, the same for the whole case. */
  admin(): Promise<Driver>
  /** Accounts by address that sessions have shown, or that a hook has made: what is known where nobody can list them. */
  known: KnownAccounts
  /** @param person the browser of the person who acted last */
  observe(person: Driver | null): Promise<Observation>
  /** SAML exchanges since the last call. */
  newExchanges(): Promise<IdpExchange[]>
  /** All mail of this case so far, oldest first, with whose step it came in. */
  mailed: { person: string | null; mail: MailSeen }[]
  /** What people's programs call APIs with, by person; their page may show it only once. */
  credentials: Map<string, ApiCredentials>
  /** Who went where last; what is done on the page that is open is theirs. */
  visit: { person: CasePerson; place: Place } | null
  /** Mail to the people of this case since the last call. */
  newMails(): Promise<MailSeen[]>
}

/** The person a step means: the one it names, else the first of the scenario. */
export function personOf(world: CaseWorld, name: string | undefined): CasePerson {
  const person = name === undefined ? world.people.values().next().value : world.people.get(name)
  if (!person) throw new Error(`the scenario has nobody called "${name ?? ''}"`)
  return person
}

/** The place a step means: the one it names, else the first of the scenario's surface. */
export function placeOf(world: CaseWorld, name: string | undefined): Place {
  const place = name === undefined ? world.places.values().next().value : world.places.get(name)
  if (!place) throw new Error(`the scenario has no place called "${name ?? ''}"; places: ${[...world.places.keys()].join(', ')}`)
  return place
}

/** What the kind of a place is called. */
export function kindOf({ given }: Pick<CaseWorld, 'given'>, place: Pick<Place, 'name'>): 'environment' | 'workspace' {
  return given.workspaces.some((each) => each.name === place.name) ? 'workspace' : 'environment'
}

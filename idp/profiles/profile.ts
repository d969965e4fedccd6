import type { App, Assignment, DirectoryKind, GroupStatement, Person, Statement, Value } from '../directory/schema.ts'
import type { CertificatePlan } from '../keys/certificate.ts'
import type { Randomness } from '../saml/random.ts'
import type { SamlShape } from '../saml/shape.ts'
import type { Signer } from '../saml/sign.ts'
import type { Xml } from '../saml/xml.ts'
import type { VendorFacts } from './fact.ts'
import type { NameIdRules } from './name-id.ts'
import type { Portal } from './portal.ts'
import type { RefusalCode, RefusalFacts, RefusalWords } from './refusal.ts'
import type { RequestRules } from './requests.ts'
import type { SignIn } from './sign-in.ts'

/** Everything in which one vendor differs from another. Adding a vendor is adding one of these. */
export interface VendorProfile {
  id: string
  title: string
  aliases: readonly string[]
  /** What each unusual choice rests on, in a sentence each. */
  evidence: readonly string[]
  /** The same in particular: each with what it is seen in, and how sure it is. */
  facts: VendorFacts
  /** A colour of our own for the vendor's pages: never its logo or artwork. */
  signIn: SignIn
  portal: Portal
  /** How this vendor writes a directory field or a custom attribute. A field that its directory has not is a custom attribute there. */
  express(source: AttributeSource): Expressed
  /** Facts that make a case not applicable to this vendor. */
  cannotExpress: readonly { what: Inexpressible; fact: string }[]
  /** Parses an attribute value and binds it to what the tenant knows. Never guesses. */
  resolve(expression: string, known: KnownNames): Resolution
  /** What the vendor itself would do with an expression that cannot be read, and with one that nothing comes of, as far as is known. */
  mistakes: { unreadable: string; fault: string }
  /** What a statement may have beside its expression, and what that comes to; missing: nothing. */
  around?: { options: readonly AroundStatement[]; resolve(statement: Statement, known: KnownNames): Resolution }
  saml: SamlShape
  /** The Assertion or the Response is signed, never both, whatever an administrator chooses. */
  signsOne?: boolean
  nameId: NameIdRules
  /** Attributes the vendor sends without being asked, before the app's own. */
  fixedAttributes?(place: Place, person: Person, hasSecondFactor?: boolean): FixedAttribute[]
  /** Puts the attributes of a message into the vendor's order; missing: fixed ones, statements, group claims. */
  arrange?<One extends { name: string }>(attributes: readonly One[]): One[]
  /** The Audience of an app's messages; missing: as it is set up. */
  audience?(app: App): string
  /** What the vendor sends in place of a group claim that has more values than it sends; null: the values themselves. */
  overage?(place: Place, person: Person, values: readonly string[]): { name: string; values: string[] } | null
  groups: GroupClaims
  /** The built-in group that everybody is in and nobody leaves; an app that is assigned to it is for everyone. */
  everyoneGroup?: string
  /** What becomes of what a request asks for. */
  requests: RequestRules
  /** The options of an app that its console has, beside those that `saml` and `groups` tell. */
  options: readonly AppOption[]
  endpoints(place: Place): Endpoints
  /** An address at which an app would start, if there were one: then it is unknown, and not the page. Path and query are below the tenant's URL. */
  isOfSomeApp?(tenantId: string, path: string, query: URLSearchParams): boolean
  certificate(place: Omit<Place, 'app'>, createdAt: Date): CertificatePlan
  /** @param keys oldest first; one of them signs, and the vendor may name that alone */
  metadata(place: Place, keys: readonly MetadataKey[]): string
  /** How the vendor answers a LogoutRequest, where its metadata names an address for one (`Endpoints.slo`). */
  logout?: Logout
  /** The page for a refused sign-in, in the vendor's words; undefined: the general page. */
  refusal(code: RefusalCode, facts: RefusalFacts): RefusalWords | undefined
}

/** How a vendor sends groups. */
export interface GroupClaims {
  /** The options of a group statement that its console has. */
  options: readonly Exclude<keyof GroupStatement, 'name' | 'nameFormat'>[]
  /** The kinds of filter that it has. */
  filters: readonly NonNullable<GroupStatement['filter']>['type'][]
  /** What else is wrong with a statement that has options of its own alone; null: nothing. */
  problem?(statement: GroupStatement): string | null
  /** The values for somebody in these groups; null: no Attribute. Called with options that it has alone. @throws RangeError for a filter that is none */
  values(place: Place, person: Person, statement: GroupStatement): string[] | null
}

/** `id` is the vendor's own lasting identifier of a person. */
export type DirectoryField =
  | 'email'
  | 'firstName'
  | 'lastName'
  | 'displayName'
  | 'userName'
  | 'title'
  | 'department'
  | 'locale'
  | 'timeZone'
  | 'id'

export type AttributeSource = { field: DirectoryField } | { attribute: string }

/** `holds` says where the value has to be: a field of the person, `person.attributes[x]`, or `assignment.values[x]`. */
export interface Expressed {
  expression: string
  holds: 'directory' | 'user' | 'assignment'
}

/** A field under the vendor's name for it, or, where there is none, the custom attribute that an administrator would make. */
export const writeField = (known: string | undefined, custom: string): Expressed =>
  known === undefined ? { expression: custom, holds: 'user' } : { expression: known, holds: 'directory' }

type Inexpressible = 'empty-value' | 'empty-list' | 'name-format' | 'both-signed' | 'groups-link' | 'encryption'

export interface Subject {
  person: Person
  assignment: Assignment
  /** The tenant that both belong to; a vendor's own identifiers are made from it. */
  tenantId?: string
  /** Who else is there, for a language in which one person leads to another; missing: nobody. */
  others?: Others
  /** The tenant's time; missing: the real one. */
  now?: Date
  /** They have signed in with a code beside the password. */
  hasSecondFactor?: boolean
}

interface Others {
  /** By the name that they sign in with; letter case does not count. */
  person(userName: string): Person | undefined
  /** What somebody has in an app. */
  assignment(appId: string, personId: string): Assignment | undefined
}

/** Custom names that exist: of people (`custom`) and in the app's own profile (`profile`). */
export interface KnownNames {
  custom: readonly string[]
  profile: readonly string[]
  /** The names in the own profile of each app, by its id; missing: no other app is known. */
  apps?: Readonly<Record<string, readonly string[]>>
  /** Relations from one person to another. */
  linked?: readonly string[]
  /** Attributes that people have in directories which they come from. */
  directories?: Readonly<Record<DirectoryKind, readonly string[]>>
}

/**
 * `read` throws an ExpressionFault where only this person's values show that nothing can be sent. `at` is the character, from 1, at which
 * an expression cannot be read on; the message names it, too. `isConstant`: it is sent to everybody as it stands.
 */
export type Resolution =
  | { ok: true; isConstant?: boolean; read(subject: Subject): Value }
  | { ok: false; at: number; message: string }

/** One app in one tenant, as far as addresses and names depend on it. */
export interface Place {
  tenant: { id: string; url: string }
  app: App
}

/** Paths start with `/` and are below the tenant's URL; query parts count. */
export interface Endpoints {
  entityId: string
  sso: string
  /** Where HTTP-POST goes, when it differs. */
  ssoPost?: string
  /** Single logout; missing: the vendor's metadata names no address for it. */
  slo?: string
  metadata: string
  metadataFile: string
  initiate: string
}

export interface Logout {
  /** The ID of an answer. */
  id(random: Randomness, now: Date): string
  write(answer: LogoutAnswer): Xml
  /** How the answer is sent: in the address, signed there, or by HTTP-POST, unsigned. */
  answers:
    | {
        by: 'redirect'
        /** How the vendor writes a parameter of an address; what is signed is what is written (SAML Bindings 3.4.4.1). */
        encode(text: string): string
      }
    | { by: 'post'; continuing: { title: string; heading: string; button: string } }
  /** Requests are taken by HTTP-POST, too, and have to be signed with the certificate that the app has for them (`requestSigning`). */
  demandsSignature?: boolean
}

interface LogoutAnswer {
  place: Place
  id: string
  issueInstant: Date
  inResponseTo: string
  /** The SP's address. */
  destination: string
  /** The session was ended, or the request was not accepted (Requester, RequestDenied). */
  isDone: boolean
}

export interface MetadataKey {
  signer: Signer
  notAfter: Date
  /** Whether it is the one that signs. */
  isActive: boolean
}

/** The one that signs. @throws Error where none does */
export function activeKey(keys: readonly MetadataKey[]): MetadataKey {
  const active = keys.find(({ isActive }) => isActive)
  if (!active) throw new Error('no key signs')
  return active
}

/** What a statement has beside its expression, at one vendor or the other. */
export type AroundStatement = 'conditions' | 'rules' | 'multiValue' | 'transform' | 'skipIfBlank'

/** Options that not every vendor has. */
/** `expression`: what an administrator would look at, where the vendor shows it. */
export interface FixedAttribute {
  name: string
  values: string[]
  expression?: string
}

export type AppOption =
  | 'accessOfEveryone'
  | 'accessOfUnits'
  | 'acsUrls'
  | 'acsValidator'
  | 'audienceOverride'
  | 'authnContext'
  | 'deletedClaims'
  | 'emptyValueTags'
  | 'hidden'
  | 'honorForceAuthn'
  | 'importedCertificate'
  | 'includeNameFormat'
  | 'issuer'
  | 'issuerWithAppId'
  | 'ownCertificate'
  | 'requestSigning'
  | 'startUrl'
  | 'validity'

export const defineProfile = (profile: VendorProfile): VendorProfile => profile

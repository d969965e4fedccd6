import * as z from 'zod'
import { isPattern } from '../expressions/pattern.ts'
import { hasRsaKey } from '../keys/sealer.ts'
import { type DataAlgorithm, dataAlgorithms, type KeyTransport, keyTransports } from '../saml/encrypt.ts'
import { nameIdFormats } from '../saml/names.ts'
import { isSecret } from '../totp/totp.ts'
import { answersSchema } from './answers.ts'
import { categorySchema } from './category.ts'
import { most, mostInApp, mostInPerson } from './limits.ts'
import { accessSchema, attributeName, closed, httpUrl, httpUrlWords, id, name, nameWords, text, unitPath } from './parts.ts'
import { groupStatementSchema, statementSchema } from './statement.ts'

export type { Condition, GroupStatement, Rule, Statement } from './statement.ts'

/** The data of a tenant, once: types, validation and messages. */

/** null = never set, '' = set and empty, a list = several values. */
const valueSchema = z.union([text, z.array(text).max(5000), z.null()])
export type Value = z.infer<typeof valueSchema>

const values = z.record(attributeName, valueSchema)

/** Somebody's profile in a directory that an org has its people from, with their manager and assistant there by sign-in name. */
const directorySchema = closed({
  kind: z.enum(['active-directory', 'workday']),
  manager: name.optional(),
  assistant: name.optional(),
  attributes: values.optional(),
})

export type DirectoryKind = z.infer<typeof directorySchema>['kind']

export const personSchema = closed({
  id,
  userName: name,
  email: name,
  firstName: text,
  lastName: text,
  displayName: text,
  title: text.optional(),
  department: text.optional(),
  locale: text.optional(),
  timeZone: text.optional(),
  password: z.string().min(1, 'must not be empty').max(1024),
  verified: z.boolean(),
  /** Default active; nobody else gets past the password. */
  status: z.enum(['active', 'suspended', 'locked']).optional(),
  /** Of an authenticator app, in Base32: with one, a code is asked for after the password (RFC 6238). */
  totpSecret: z.string().max(256).refine(isSecret, 'must be Base32 (letters and 2 to 7) of 16 characters or more').optional(),
  groups: z.array(name).max(mostInPerson.groups).optional(),
  /** Google's organizational unit; default the topmost one. */
  orgUnit: unitPath.optional(),
  attributes: values.optional(),
  /** Relation → the sign-in name of the person it leads to: Okta's linked objects. */
  linked: z
    .record(z.string().max(512), name)
    .refine((all) => !('' in all), 'has a relation without a name')
    .optional(),
  directories: z.array(directorySchema).max(20).optional(),
})
export type Person = z.infer<typeof personSchema>

export const groupSchema = closed({ name })
export type Group = z.infer<typeof groupSchema>

/** An attribute of an app's own profile, as an administrator declares it: what people may choose from has a title and a value each. */
export const attributeSchema = closed({
  variable: z
    .string()
    .regex(/^[A-Za-z_]\w{0,127}$/, 'must be letters, digits and _, not begin with a digit, and have at most 128')
    .refine((value) => value !== '__proto__', 'cannot be __proto__'),
  title: name,
  /** Several values may be held. */
  list: z.boolean().optional(),
  members: z
    .array(closed({ title: name, value: text }))
    .max(500)
    .optional(),
})
export type AttributeDefinition = z.infer<typeof attributeSchema>

const attributesSchema = z
  .array(attributeSchema)
  .max(mostInApp.attributes)
  .refine((all) => new Set(all.map(({ variable }) => variable)).size === all.length, 'has a variable name twice')

export const assignmentSchema = closed({ person: id, values: values.optional() })
export type Assignment = z.infer<typeof assignmentSchema>

const minutesWords = 'must be a whole number of minutes, from 1 to 525600'
const minutes = z.int(minutesWords).min(1, minutesWords).max(525_600, minutesWords)

const certificateText = z.string().max(16_384).refine(hasRsaKey, 'must be a certificate in PEM form with an RSA key')

/** The SP's certificate, and how to encrypt for it; default: what the vendor does. */
export const encryptionSchema = closed({
  certificate: certificateText,
  algorithm: z.enum(Object.keys(dataAlgorithms) as [DataAlgorithm]).optional(),
  keyTransport: z.enum(Object.keys(keyTransports) as [KeyTransport]).optional(),
})

export const appSchema = closed({
  id,
  name,
  acsUrl: httpUrl,
  audience: name,
  /** Where the answer to a sign-out goes (SingleLogoutService of the SP, HTTP-Redirect), at vendors that serve single logout. */
  sloUrl: httpUrl.optional(),
  /** "Use this for Recipient URL and Destination URL"; default true. */
  useAcsForRecipientAndDestination: z.boolean().optional(),
  /** What is signed, as an administrator may choose in the vendor's console; default: what the vendor signs. */
  signs: z
    .array(z.enum(['assertion', 'response']))
    .min(1)
    .optional(),
  /** What signatures and digests are made with, as the vendor's console lets one choose; default SHA-256. */
  hash: z.enum(['sha256', 'sha1', 'sha384', 'sha512']).optional(),
  /** OneLogin's "Generate AttributeValue tag for empty values"; default true, as its older connectors have it. */
  emptyValueTags: z.boolean().optional(),
  /** OneLogin's "SAML not valid before", "SAML not valid on or after" and "SAML sessionNotOnOrAfter", in minutes; default 3, 3, 1440. */
  validity: closed({ before: minutes, after: minutes, session: minutes }).partial().optional(),
  /** Further addresses that a request may name, by URL or index. */
  acsUrls: z
    .array(closed({ url: httpUrl, index: z.number().int().min(0).max(65_535).optional() }))
    .max(mostInApp.acsUrls)
    .optional(),
  /** OneLogin's "ACS (Consumer) URL Validator": an address in a request that this pattern fits is answered. */
  acsValidator: z.string().min(1).max(1024).refine(isPattern, 'must be a regular expression').optional(),
  /** Whether ForceAuthn is obeyed; default true. */
  honorForceAuthn: z.boolean().optional(),
  /** The certificate (PEM) that every request has to be signed with; SHA-1 only where that is allowed. */
  requestSigning: closed({ certificate: certificateText, allowSha1: z.boolean().optional() }).optional(),
  /** Whom assertions are encrypted for, where the vendor does that. */
  encryption: encryptionSchema.optional(),
  /** Entra ID's certificate for token encryption that was imported and is not activated: nothing is encrypted for it. */
  importedCertificate: certificateText.optional(),
  /** Signs with certificates of its own, as each app of Okta and Entra ID does; default: with those that the tenant's apps share. */
  ownCertificate: z.boolean().optional(),
  recipient: httpUrl.optional(),
  destination: httpUrl.optional(),
  /** Okta's "SAML Issuer ID", in which `${org.externalKey}` is the app's own key; default `http://www.okta.com/${org.externalKey}`. */
  issuer: name.optional(),
  /** Entra ID's "Append application ID to issuer". */
  issuerWithAppId: z.boolean().optional(),
  /** Entra ID's "Override audience claim". */
  audienceOverride: name.refine((value) => URL.canParse(value), 'must be an absolute URI').optional(),
  /** Entra ID's "Include attribute name format". */
  includeNameFormat: z.boolean().optional(),
  /** Okta's "Authentication context class"; default PasswordProtectedTransport. */
  authnContext: z.string().max(512).startsWith('urn:', 'must be a URN').optional(),
  nameId: closed({
    format: z.enum(Object.keys(nameIdFormats) as [keyof typeof nameIdFormats]).optional(),
    source: z.string().max(1024).optional(),
  }).optional(),
  statements: z.array(statementSchema).max(mostInApp.statements),
  /** Group claims, sent after the statements. */
  groupStatements: z.array(groupStatementSchema).max(mostInApp.groupStatements).optional(),
  /** Claims that the vendor sends without being asked, and that the administrator has deleted, by their names. */
  deletedClaims: z.array(attributeName).max(100).optional(),
  /** The name of the statement that is the group claim, whose values a vendor may limit. */
  groupClaim: attributeName.optional(),
  /** What the administrator says of it, in the consoles of Google and OneLogin; no message depends on it. */
  description: text.optional(),
  /** For the inspector alone. */
  answers: answersSchema.optional(),
  /** What the administrator said of the app when it was made; no message depends on it. */
  type: z.enum(['internal', 'vendor']).optional(),
  /** The attributes that its own profile declares. */
  attributes: attributesSchema.optional(),
  /** Names in the app's own profile that nobody may have a value for yet. */
  profileAttributes: z.array(attributeName).max(mostInApp.profileAttributes).optional(),
  relayState: z.string().max(8192).optional(),
  /** Not on the page of a person's apps. */
  hidden: z.boolean().optional(),
  /** Where whoever starts at the IdP is sent instead, for the SP to ask: Entra's Sign on URL, OneLogin's Login URL. */
  startUrl: httpUrl.optional(),
  access: accessSchema.optional(),
  assignments: z.array(assignmentSchema).max(mostInApp.assignments),
})
export type App = z.infer<typeof appSchema>

/** An app as it is kept: one that has a name and waits for the rest, as consoles make it that ask for both later. */
const keptAppSchema = appSchema.extend({
  acsUrl: z.string().refine((value) => value === '' || httpUrl.safeParse(value).success, httpUrlWords),
  audience: z.string().refine((value) => value === '' || name.safeParse(value).success, nameWords),
})

/** Whether nobody can sign in to it yet, since where the answer goes and who reads it are missing. */
export const isUnfinished = ({ acsUrl, audience }: Pick<App, 'acsUrl' | 'audience'>): boolean => acsUrl === '' || audience === ''

export const tenantSpecSchema = closed({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and -, at most 63')
    .optional(),
  profile: z.string(),
  clockOffsetSeconds: z.number().min(-4e9).max(4e9).optional(),
  /** Buttons that sign a person in without a password; default true. */
  signInAs: z.boolean().optional(),
  /** Names of custom attributes of people that nobody may have a value for yet. */
  customAttributes: z.array(attributeName).max(most.customAttributes).optional(),
  /** What custom attributes are called in lists and forms, by their names: OneLogin's "Name" beside "Shortname". */
  attributeTitles: z.record(attributeName, name).optional(),
  /** Categories of custom attributes; their fields are declared by this, too. */
  customCategories: z.array(categorySchema).max(most.categories).optional(),
  /** Names of relations between people that nobody has yet. */
  linkedObjects: z.array(attributeName).max(200).optional(),
  /** Ids of what this tenant does wrong on purpose; default nothing. */
  faults: z.array(z.string()).max(20).optional(),
  people: z.array(personSchema).max(most.people),
  groups: z.array(groupSchema).max(most.groups).optional(),
  apps: z.array(appSchema).max(most.apps),
})
export type TenantSpec = z.infer<typeof tenantSpecSchema>

/** A tenant as it is kept: between two starts, or in a file. */
export const keptTenantSchema = tenantSpecSchema.extend({ apps: z.array(keptAppSchema).max(most.apps) })

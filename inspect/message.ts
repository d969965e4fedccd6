import type { CertificateFacts } from './certificate.ts'

/** What a SAML message says, read and not judged. Texts are as they stand there: no value is trimmed that an SP might not trim. */
export interface Message {
  kind: MessageKind
  id: string | null
  version: string | null
  issueInstant: string | null
  issuer: string | null
  destination: string | null
  inResponseTo: string | null
  status: Status | null
  /** Of an AuthnRequest. */
  request: RequestFacts | null
  /** Of a LogoutRequest. */
  logout: LogoutFacts | null
  assertions: Assertion[]
  encrypted: EncryptedPart[]
  /** Of metadata: the providers that it describes, the first 50. */
  providers: Provider[]
  /** IDs that more than one element has. */
  duplicateIds: string[]
}

export type MessageKind =
  | 'Response'
  | 'AuthnRequest'
  | 'LogoutRequest'
  | 'LogoutResponse'
  | 'Assertion'
  | 'EntityDescriptor'
  | 'EntitiesDescriptor'

export interface Status {
  code: string
  subCode: string | null
  message: string | null
}

export interface RequestFacts {
  acsUrl: string | null
  acsIndex: string | null
  binding: string | null
  nameIdFormat: string | null
  allowCreate: string | null
  forceAuthn: string | null
  isPassive: string | null
  contexts: string[]
  comparison: string | null
  /** Who is to sign in. */
  subject: string | null
}

export interface LogoutFacts {
  nameId: NameId | null
  sessionIndexes: string[]
  notOnOrAfter: string | null
  reason: string | null
}

export interface NameId {
  value: string
  format: string | null
  nameQualifier: string | null
  spNameQualifier: string | null
  hasComment: boolean
}

export interface Assertion {
  id: string | null
  issueInstant: string | null
  issuer: string | null
  nameId: NameId | null
  confirmations: Confirmation[]
  /** null: there are no Conditions. */
  conditions: { notBefore: string | null; notOnOrAfter: string | null; audiences: string[]; oneTimeUse: boolean } | null
  authn: { instant: string | null; sessionIndex: string | null; sessionNotOnOrAfter: string | null; context: string | null }[]
  attributes: Attribute[]
  /** It was encrypted, and is read with the key that was given. */
  wasEncrypted: boolean
  /** null: where an Assertion belongs. Else the element that it stands in. */
  misplacedIn: string | null
}

export interface Confirmation {
  method: string
  recipient: string | null
  inResponseTo: string | null
  notBefore: string | null
  notOnOrAfter: string | null
  address: string | null
}

export interface Attribute {
  name: string
  nameFormat: string | null
  friendlyName: string | null
  values: Value[]
}

export interface Value {
  text: string
  /** xsi:type. */
  type: string | null
  isNil: boolean
  hasComment: boolean
  /** Elements stand in it. */
  hasElements: boolean
}

/** A part that nobody reads without a key. */
export interface EncryptedPart {
  /** EncryptedAssertion, EncryptedID, EncryptedAttribute, NewEncryptedID. */
  name: string
  algorithm: string | null
  keyTransport: string | null
  /** What became of it with the key that was given; null: none was given. */
  opened: 'opened' | { failed: string } | null
}

export interface Provider {
  entityId: string | null
  validUntil: string | null
  roles: string[]
  nameIdFormats: string[]
  endpoints: { name: string; binding: string; location: string; index: string | null }[]
  keys: { use: string; certificate: CertificateFacts | null }[]
  wantsSignedRequests: string | null
  wantsSignedAssertions: string | null
}

/** What the SP knows before a Response arrives, and what it lets the checks ask and remember. */
export interface ResponseExpectation {
  /** The provider this place trusts: entityID, and signing certificates as PEM. */
  idp: { issuer: string; certificates: string[] }
  /** The URL that received the message. */
  acsUrl: string
  /** Our own entityID. */
  entityId: string
  now: Date
  clockSkewSeconds: number
  /** The request with this ID that this browser started and that was not answered yet. */
  findRequest(id: string): { id: string } | null
  /** Whether a Response without InResponseTo is welcome. */
  allowUnsolicited: boolean
  /** Whether signatures and digests may be made with SHA-1; they may not by default. */
  acceptSha1?: boolean
  /** The private key, PEM, for what is encrypted for us; without it nothing can be. */
  decryptionKey?: string
  /** Atomic insert-if-absent of an assertion ID, kept until then; false = seen before. */
  rememberAssertion(id: string, until: Date): boolean
  /** Ids of deliberate faults, each of which switches one rule off. Unknown ids are ignored. */
  defects: ReadonlySet<string>
  /** Limit of the decoded XML in bytes, 256 KB by default. */
  maxBytes?: number
}

/** What the provider asserts about a person, read from signed bytes only. Every text is exact: nothing is trimmed or normalised. */
export interface AssertionFacts {
  assertionId: string
  issuer: string
  nameId: string
  nameIdFormat: string | null
  sessionIndex: string | null
  /** null for an unsolicited Response. */
  inResponseTo: string | null
  /** The end of the assertion's life, without clock skew. */
  notOnOrAfter: Date
  /**
   * By Name. No AttributeValue → []; an empty one → ['']; xsi:nil → no value; several Attributes of one Name → all values in order.
   */
  attributes: ReadonlyMap<string, string[]>
}

/** The deliberate faults this folder knows. What each one means is written in the SP's defect files. */
export type SamlDefect = (typeof samlDefects)[number]

export const samlDefects = [
  'skip-signature-check',
  'skip-signature-verification',
  'trust-keyinfo-certificate',
  'read-first-assertion',
  'first-text-node-nameid',
  'skip-status-check',
  'skip-destination-check',
  'skip-issuer-check',
  'skip-audience-check',
  'skip-recipient-check',
  'skip-in-response-to-check',
  'skip-expiry-check',
  'skip-not-before-check',
  'accept-replayed-assertion',
  'trust-encrypted-assertion',
  'refuse-encrypted-assertion',
] as const

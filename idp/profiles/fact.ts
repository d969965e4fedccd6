/** How sure a fact is: told by the vendor, seen in captures of others, or inferred from either. */
type Confidence = 'documented' | 'captured' | 'inferred'

/** What it is seen in: the golden files, and the certificate that a tenant gets. `form` is that of the page that posts a message. */
export type Artifact =
  | 'response'
  | 'idp-initiated'
  | 'no-attributes'
  | 'empty-value'
  | 'groups'
  | 'overage'
  | 'encrypted'
  | 'form'
  | 'metadata'
  | 'certificate'

/** One thing by which a vendor is known. */
export interface Fact {
  of: Artifact
  what: string
  /** How it looks there; a certificate is its subject, and lines for serial, hash and extensions. */
  form: RegExp
  /** What of it is not as the vendor has it; missing: nothing is known to be. `form` says it, too. */
  differs?: string
  confidence: Confidence
  source: string
}

/** What is known of one vendor's messages, metadata and certificate. */
export interface VendorFacts {
  /** Seconds from the IssueInstant: NotBefore, NotOnOrAfter, and that of the confirmation. */
  window: { seconds: readonly [before: number, after: number, confirmation: number] } & Pick<Fact, 'confidence' | 'source'>
  /** Days that a certificate is good for, from and to. */
  days: { between: readonly [least: number, most: number] } & Pick<Fact, 'confidence' | 'source'>
  facts: readonly Fact[]
  /** What its sign-in pages are made from. */
  pages: readonly PageFact[]
}

/** One thing about the pages of a vendor; `idp/remembered.spec.ts`, `idp/second-factor.spec.ts`, `idp/cookies.spec.ts`, `idp/portal` and `refusals.test.ts` see it there. */
type PageFact = Pick<Fact, 'what' | 'confidence' | 'source'>

/** Every certificate says that it is ours, and so does whatever repeats its subject. */
export const marked = 'one part more, `OU=firstlogin test IdP - not for production`'

export const ms = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z'
export const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

import type { Capability } from '../target/schema/capabilities.ts'
import type { SessionFound } from './find-session.ts'
import type { SignInFound } from './find-sign-in.ts'

/** What `firstlogin init` has learned, by flags, questions and its own looks at the SP. */
export interface Answers {
  name: string
  /** The running SP's address, without a slash at its end. */
  base: string
  /** Where the SP's metadata is: below the base, a URL, or a file; null when it has none. */
  metadata: string | null
  /** What was read from the metadata. */
  entityId: string | null
  acsUrl: string | null
  /** Where a sign-in starts. */
  signIn: SignInFound
  session: SessionFound
  policy: string | null
  vendors: string[]
  /** How the SP gets to know our IdP. */
  idp: 'by-hand' | 'started'
  observer: ObserverAnswer | null
  /** What the SP seems not to have. */
  lacks: readonly Capability[]
}

export type SessionAnswer = { url: string; email: string } | { url: string; text: string } | { cookie: string }

export type ObserverAnswer =
  /** @param unsure why the statement is no more than an example; null when a table looks like the accounts */
  | { kind: 'sql'; database: 'sqlite' | 'postgres'; at: string; accounts: string; unsure: string | null }
  | { kind: 'scim'; url: string }

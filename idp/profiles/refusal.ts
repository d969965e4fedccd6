import type { Place } from './profile.ts'

/** Refused sign-ins: what a vendor may have words for, and what it is told. */

/** Refusals that a vendor may have words of its own for. */
export const refusalCodes = [
  ...(['not-assigned', 'not-verified', 'issuer-unknown', 'acs-not-allowed', 'nameid-policy'] as const),
  ...(['request-unsigned', 'request-signature-wrong', 'authn-context', 'suspended', 'locked', 'not-set-up'] as const),
  ...(['request-missing', 'request-not-understood', 'not-found'] as const),
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Ways in which a message cannot be read. No vendor is known to tell them apart: to its words all of them are `request-not-understood`. */
export const unreadable: readonly string[] = [
  ...['request-too-large', 'request-not-base64', 'request-not-deflate', 'doctype-forbidden', 'malformed-xml'],
  ...['not-an-authn-request', 'version-unsupported', 'id-malformed', 'issuer-missing'],
]

export interface RefusalFacts {
  tenantId: string
  /** Where the app is known. */
  place: Place | null
  appName: string
  userName: string
  issuer: string
  acsUrl: string
  /** The Format that a NameIDPolicy asks for; empty: none. */
  nameIdFormat: string
  /** AuthnContextClassRefs that were asked for. */
  wanted: readonly string[]
  at: Date
  /** Ids for pages that show some. */
  traceId: string
  correlationId: string
}

export interface RefusalWords {
  /** HTTP status, where the words name one; else the page decides. */
  status?: number
  title: string
  heading: string
  text: string
  /** What of the text a Response says in place of the page; missing: all of it. */
  sentence?: string
  /** Lines of small print, and what stands above them. */
  details?: { heading: string; lines: string[] }
}

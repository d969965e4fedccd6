/** One way to be refused: the clause that demands it, and the words a visitor may read. */
interface Refusal {
  clause: string
  words: string
}

/** The one table of SAML refusals: stable code → clause and public words. Words never repeat anything from the message. */
export const refusals = {
  'not-base64': { clause: 'SAML Bindings 3.5.4', words: 'The sign-in message could not be read.' },
  'too-large': { clause: 'local limit', words: 'The sign-in message is too large.' },
  'malformed-xml': { clause: 'XML 1.0; SAML Core schema', words: 'The sign-in message could not be read.' },
  'doctype-forbidden': { clause: 'SAML2int SDP-G03', words: 'The sign-in message could not be read.' },
  'not-a-response': { clause: 'SAML Profiles 4.1.4.2', words: 'This is not a SAML 2.0 sign-in message.' },
  'status-not-success': { clause: 'SAML Core 3.2.2.2', words: 'Your identity provider did not sign you in.' },
  'no-assertion': { clause: 'SAML Profiles 4.1.4.2', words: 'The sign-in message does not say who you are.' },
  'several-assertions': { clause: 'SAML Profiles 4.1.4.2', words: 'The sign-in message is ambiguous.' },
  // The words of a wrong signature: who learns whether a changed text could be decrypted can decrypt (XML Encryption 1.1, 6.1).
  'decryption-failed': {
    clause: 'SAML Core 2.3.4; XML Encryption 1.1, 4.4',
    words: 'The signature of the sign-in message is not valid.',
  },
  'signature-missing': { clause: 'SAML Profiles 4.1.4.5', words: 'The sign-in message is not signed.' },
  'signature-invalid': { clause: 'SAML Core 5.4', words: 'The signature of the sign-in message is not valid.' },
  'signature-untrusted-key': {
    clause: 'SAML Profiles 4.1.4.3',
    words: 'The sign-in message is signed with a key we do not know.',
  },
  'algorithm-forbidden': {
    clause: 'SAML2int SDP-ALG01',
    words: 'The sign-in message is signed with an algorithm we do not accept.',
  },
  'destination-mismatch': { clause: 'SAML Core 3.2.2', words: 'The sign-in message was sent to another address.' },
  'recipient-mismatch': { clause: 'SAML Profiles 4.1.4.3', words: 'The sign-in message was made for another address.' },
  'audience-mismatch': { clause: 'SAML Core 2.5.1.4', words: 'The sign-in message was made for another application.' },
  'condition-unknown': { clause: 'SAML Core 2.5.1.1', words: 'The sign-in message carries a condition we do not understand.' },
  'issuer-mismatch': { clause: 'SAML Profiles 4.1.4.2', words: 'The sign-in message comes from another identity provider.' },
  'in-response-to-mismatch': {
    clause: 'SAML Profiles 4.1.4.3',
    words: 'This sign-in was not started in this browser. Start again.',
  },
  unsolicited: { clause: 'SAML Profiles 4.1.5', words: 'Start the sign-in from our sign-in page.' },
  expired: { clause: 'SAML Core 2.5.1.2; Profiles 4.1.4.3', words: 'The sign-in message has expired. Start again.' },
  'not-yet-valid': { clause: 'SAML Core 2.5.1.2', words: 'The sign-in message is not valid yet. Check the clocks.' },
  replayed: { clause: 'SAML Profiles 4.1.4.5', words: 'This sign-in message was used already. Start again.' },
  'confirmation-missing': { clause: 'SAML Profiles 4.1.4.2', words: 'The sign-in message does not confirm its subject.' },
  'authn-statement-missing': { clause: 'SAML Profiles 4.1.4.2', words: 'The sign-in message does not say that you signed in.' },
  'nameid-missing': { clause: 'SAML Core 2.4.1', words: 'The sign-in message does not say who you are.' },
} as const satisfies Record<string, Refusal>

export type RefusalCode = keyof typeof refusals

/** What the rule wanted and what it found; for the audit log, never for a page. */
export interface RefusalDetail {
  expected: string
  actual: string
  cause?: unknown
}

/**
 * A SAML message was refused. `code` is stable, `message` holds the public words, `expected` and `actual` are the private reason.
 * `actual` may hold text chosen by an attacker: escape it wherever it is shown.
 */
export class AssertionRefused extends Error {
  override readonly name = 'AssertionRefused'
  readonly code: RefusalCode
  readonly clause: string
  readonly expected: string
  readonly actual: string

  constructor(code: RefusalCode, detail: RefusalDetail) {
    super(refusals[code].words, 'cause' in detail ? { cause: detail.cause } : undefined)
    this.code = code
    this.clause = refusals[code].clause
    this.expected = detail.expected
    this.actual = shorten(detail.actual)
  }
}

/** Provider metadata that cannot be used; `message` says what is wrong with it and is meant for an administrator. */
export class MetadataRefused extends Error {
  override readonly name = 'MetadataRefused'
}

/** Hostile values can be long: an audit entry keeps the first 200 characters. */
export function shorten(value: string): string {
  return value.length > 200 ? `${value.slice(0, 200)}… (${value.length} characters)` : value
}

/** Why something cannot be inspected. */
export type UnreadableCode =
  | 'empty'
  | 'too-large'
  | 'too-deep'
  | 'inflates-too-far'
  | 'not-utf-8'
  | 'doctype'
  | 'malformed'
  | 'not-saml'
  | 'bad-certificate'
  | 'bad-key'
  | 'no-instant'
  | 'no-such-message'

/** What was given cannot be read. `code` is stable; the message says for a person what it looked like and what to do. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.code = code
  }
}

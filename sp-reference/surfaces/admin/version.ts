import { createHash } from 'node:crypto'

/** A short text that is another one when something has changed: a form sends back what its page had, so that nobody undoes what they have not seen. */
export const versionOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22)

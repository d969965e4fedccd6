/** A mistake of the person at the keyboard: a file, a flag, a name. Exit code 2. The message says what, where and what to do. */
export class UsageError extends Error {
  readonly code = 'usage'
}

/** Something around the run is missing or died: a port, a party, a browser, the disk. Exit code 3. */
export class EnvironmentError extends Error {
  readonly code = 'environment'
}

/** The words of any thrown thing, without a stack, on one line. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error && !error.message.includes(error.cause.message) ? ` (${messageOf(error.cause)})` : ''
  return `${messageOf(error).split('\n')[0]}${cause}`
}

/** A refused connection to several addresses of one name has a code and no message. */
function messageOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return error.message || code
}

/** What a person is told when a command gives up: one message, no stack trace. */
export function toldError(error: unknown): string {
  return `firstlogin: ${error instanceof UsageError || error instanceof EnvironmentError ? error.message : wordsOf(error)}\n`
}

/** The exit code of a command that gave up: 2 for a mistake at the keyboard, 3 for what is around the run. */
export function exitCodeOf(error: unknown): 2 | 3 {
  return error instanceof UsageError ? 2 : 3
}

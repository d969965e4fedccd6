import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A missing thing that the launcher could not bring, with the command that would fix it. */
export class SetupError extends Error {
  constructor(problem, fix) {
    super(problem)
    this.fix = fix
  }
}

/** Progress goes to stderr, so that `--json` on stdout stays clean. */
export function say(text) {
  process.stderr.write(`firstlogin: ${text}\n`)
}

/** Ends with exit code 3 (environment) and one message: what is wrong, and what to type. FIRSTLOGIN_DEBUG adds where it happened. */
export function fail(error) {
  say(error instanceof Error ? error.message : String(error))
  if (error instanceof SetupError && error.fix) say(`to fix it: ${error.fix}`)
  if (process.env.FIRSTLOGIN_DEBUG && error instanceof Error) say(error.stack)
  process.exit(3)
}

export function cacheFile(...parts) {
  return path.join(root, '.cache', ...parts)
}

export function isFile(file) {
  return existsSync(file)
}

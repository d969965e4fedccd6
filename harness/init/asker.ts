import { createInterface } from 'node:readline/promises'
import { UsageError } from '../errors.ts'

/** Asks for what has to be known; `maybe` for what need not be. */
export type Ask = ((question: string, preset: string) => Promise<string>) & {
  maybe(question: string, preset: string): Promise<string>
  close(): void
}

/**
 * Asks at a terminal. Elsewhere, and where the flags say enough, what has to be known is demanded as a flag, and the rest is left open.
 * @throws UsageError when something has to be known and nobody can be asked
 */
export function asker(options: { base?: string; start: boolean }): Ask {
  const saysEnough = options.base !== undefined || options.start
  const atTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true && !saysEnough
  const reader = atTerminal ? createInterface({ input: process.stdin, output: process.stdout }) : null
  const put = async (question: string, preset: string) =>
    (await reader?.question(`${question}${preset ? ` [${preset}]` : ''} `))?.trim() || preset
  const ask = (question: string, preset: string) => {
    if (!reader) throw new UsageError(`--base is missing: ${question} (for example --base ${preset})`)
    return put(question, preset)
  }
  return Object.assign(ask, {
    maybe: async (question: string, preset: string) => (reader ? put(question, preset) : ''),
    close: () => reader?.close(),
  })
}

import { UsageError } from '../errors.ts'

/** @throws UsageError for something that is no port */
export function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port: "${text}" is not a port; it is a number from 0 to 65535`)
  return port
}

/** Says where a server is: for programs one line of JSON, for people some lines. */
export function announce(json: boolean, facts: Record<string, unknown>, lines: string[]): void {
  process.stdout.write(json ? `${JSON.stringify(facts)}\n` : `${lines.join('\n')}\nStop it with Ctrl+C.\n`)
}

/** Waits for Ctrl+C or a polite kill, then stops. */
export async function untilStopped(stop: () => Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
  await stop()
}

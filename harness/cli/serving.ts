import { UsageError } from '../errors.ts'

/** @throws UsageError for something that is no port */
export function portOf(text: string, flag = '--port', most = 65_535): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > most)
    throw new UsageError(`${flag}: "${text}" is not a port; it is a number from 0 to ${most}`)
  return port
}

/** Says where a server is: for programs one line of JSON, for people some lines. */
export function announce(json: boolean, facts: Record<string, unknown>, lines: string[]): void {
  process.stdout.write(json ? `${JSON.stringify(facts)}\n` : `${lines.join('\n')}\nStop it with Ctrl+C.\n`)
}

/** Waits for Ctrl+C, a polite kill, or a reason of its own to end, then stops. @returns that reason, or null when somebody asked for the end */
export async function untilStopped(stop: () => Promise<unknown>, over?: Promise<string>): Promise<string | null> {
  const asked = new Promise<null>((resolve) => {
    process.on('SIGINT', () => resolve(null))
    process.on('SIGTERM', () => resolve(null))
  })
  const why = await Promise.race([asked, ...(over ? [over] : [])])
  await stop()
  return why
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Need, needs } from '../harness/testing/needs.ts'

/** A machine as far as bringing packages goes. */
export interface Machine {
  isDebian: boolean
  isRoot: boolean
}

/** What a command came to: null when it ended well, otherwise its last words. */
type Attempt = string | null
export type AptGet = (args: readonly string[], timeoutMs: number) => Promise<Attempt>

/** Debian's packages that are missing and may be brought here; elsewhere the tests that want them are skipped. */
export function packagesToBring(wanted: readonly Need[], { isDebian, isRoot }: Machine): string[] {
  if (!isDebian || !isRoot) return []
  return [...new Set(wanted.filter((each) => !each.isThere()).flatMap((each) => each.packages))]
}

/**
 * Installs packages with one call of `apt-get install`, and once more after `apt-get update` on a machine whose lists are missing or old.
 * @returns null, or apt's last words
 */
export async function install(packages: readonly string[], aptGet: AptGet): Promise<Attempt> {
  const attempt = () => aptGet(['install', '-y', '--no-install-recommends', ...packages], 900_000)
  const first = await attempt()
  if (first === null) return null
  return (await aptGet(['update'], 300_000)) ?? (await attempt())
}

/** Brings what tests want and this machine lacks. Says on stderr what it does; a failure is said once, and the tests then say what they miss. */
export async function bringNeeds(): Promise<void> {
  const machine = { isDebian: existsSync('/etc/debian_version'), isRoot: process.getuid?.() === 0 }
  const packages = packagesToBring(Object.values(needs), machine)
  if (packages.length === 0) return
  const say = (text: string) => process.stderr.write(`firstlogin: ${text}\n`)
  say(`installing what tests want: ${packages.join(', ')} (once, about a minute)`)
  const work = () => install(packages, aptGet)
  const failed = await (packages.includes('postgresql') ? withoutMainCluster(work) : work())
  if (failed !== null) say(`these packages could not be installed: ${failed}`)
}

/** Runs apt-get without questions. Another apt on the machine is waited for, two minutes at most. */
export const aptGet: AptGet = async (args, timeout) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  const command = ['-o', 'DPkg::Lock::Timeout=120', ...args]
  const child = spawn('apt-get', command, { env, timeout, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-5000)
  })
  try {
    const [code, signal] = await once(child, 'exit')
    if (code === 0) return null
    // What it started may live on and hold the pipe open.
    await Promise.race([once(child, 'close'), sleep(1000)])
    return lastWords(said, signal === null ? `exit code ${code}` : `it took longer than ${timeout / 1000} s`)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The last three lines of what a program said, in one; `otherwise` when it said nothing. */
export function lastWords(said: string, otherwise: string): string {
  const lines = said.split('\n').map((line) => line.trim())
  const errors = lines.filter((line) => line !== '' && !line.startsWith('W: '))
  return errors.slice(-3).join(' ') || otherwise
}

/** Debian's PostgreSQL makes and starts a server when it is installed. Tests start their own; that one would outlive them. */
async function withoutMainCluster<T>(work: () => Promise<T>): Promise<T> {
  const file = '/etc/postgresql-common/createcluster.d/firstlogin.conf'
  const tidy = () => rmSync(file, { force: true })
  const leave = () => {
    tidy()
    process.exit(130)
  }
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, '# While the tests of firstlogin bring PostgreSQL.\ncreate_main_cluster = false\n')
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave)
  try {
    return await work()
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, leave)
    tidy()
  }
}

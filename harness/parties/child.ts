import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { isAboutCertificate } from '../target/trust.ts'
import { withoutSecrets } from '../target/without-secrets.ts'
import { isRunning, ownGroup, signalGroup } from './group.ts'
import { guard } from './guard.ts'
import { lastWords } from './last-words.ts'

/** A process that takes part in a run. */
export interface Party {
  name: string
  stop(): Promise<void>
  /** Resolves when the process has ended without being asked to, with what it last said. */
  died: Promise<string>
  /** Whether it has ended without being asked to. */
  isDead(): boolean
  /** When it was last seen alive, where its death is noticed late. */
  lastAlive?(): Date
}

export interface PartySpec {
  name: string
  command: readonly string[]
  env?: Record<string, string>
  cwd?: string
  logFile: string
  timeoutSeconds: number
  /** How to tell that it is up: its first line on stdout, or a URL that answers. */
  ready: 'first-line' | string
  /** Texts that its log and its last words do not show. */
  secrets?: readonly string[]
}

const STOP_MS = 5_000
const LAST_WORDS_MS = 100

/** Starts a party and waits until it is ready. @throws EnvironmentError with its last words when it is not */
export async function startParty(spec: PartySpec): Promise<Party & { firstLine: string }> {
  const [program = '', ...args] = spec.command
  const child = spawn(program, args, {
    env: { ...process.env, ...spec.env },
    ...(spec.cwd ? { cwd: spec.cwd } : {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...ownGroup,
  })
  guard(child)
  const log = createWriteStream(spec.logFile)
  log.write(`${spec.name}, process ${child.pid}\n`)
  // A log that cannot be written is no reason to end a run.
  log.on('error', () => {})
  let said = ''
  const listen = (chunk: Buffer | string) => {
    const text = withoutSecrets(String(chunk), spec.secrets ?? [])
    said = `${said}${text}`.slice(-4_000)
    log.write(text)
  }
  const first = spec.ready === 'first-line' ? firstLineOf(child.stdout, listen) : null
  if (first === null) child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  let stopping = false
  let dead = false
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(wordsOf(error)))
    const end = (code: number | null, signal: string | null) =>
      resolve(`it ended with ${signal ?? `exit code ${code}`}${lastWords(said)}`)
    child.on('close', end)
    // What it started may hold its output open; then its last words are not waited for longer.
    child.on('exit', (code, signal) => setTimeout(end, LAST_WORDS_MS, code, signal))
  })
  const died = new Promise<string>((resolve) => {
    ended.then((why) => {
      if (stopping) return
      dead = true
      resolve(why)
    })
  })
  const stop = async () => {
    stopping = true
    await endChild(child)
    await new Promise<void>((resolve) => log.end(() => resolve()))
  }
  const up = first ?? answers(spec.ready, () => stopping).then(() => '')
  const tooLate = new Promise<never>((_, reject) => {
    setTimeout(
      () =>
        reject(
          new EnvironmentError(
            `${spec.name} was not ready within ${spec.timeoutSeconds} s${lastWords(said)} (log: ${spec.logFile})`,
          ),
        ),
      spec.timeoutSeconds * 1000,
    ).unref()
  })
  const firstLine = await Promise.race([
    up,
    tooLate,
    ended.then((why) => Promise.reject(new EnvironmentError(`${spec.name} did not start: ${why} (log: ${spec.logFile})`))),
  ]).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { name: spec.name, stop, died, isDead: () => dead, firstLine }
}

/** A port that nothing listens on right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

/** Whether a server of this machine alone could listen at a port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

async function endChild(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const { pid } = child
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  signalGroup(pid, 'SIGTERM')
  const hard = setTimeout(() => signalGroup(pid, 'SIGKILL'), STOP_MS)
  await ended
  clearTimeout(hard)
}

/** The first line a party says, for us alone since it may hold its token; `listen` hears the rest. */
function firstLineOf(stdout: Readable, listen: (text: string) => void): Promise<string> {
  return new Promise((resolve) => {
    let text: string | null = ''
    stdout.on('data', (chunk: Buffer) => {
      if (text === null) return listen(String(chunk))
      text += chunk
      const end = text.indexOf('\n')
      if (end < 0) return
      resolve(text.slice(0, end))
      listen(text.slice(end + 1))
      text = null
    })
  })
}

/** Waits for the first answer. @param isOver whether nobody waits for it any more; then it never comes */
async function answers(url: string, isOver: () => boolean): Promise<void> {
  while ((await presence(url)) === 'nobody') {
    if (isOver()) return new Promise(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What a proxy says while nobody is behind it. */
const NOBODY_BEHIND = [502, 503, 504]

/** Whether somebody answers at an address, were it with an error; `untrusted` is somebody whose certificate is not believed. */
export async function presence(url: string): Promise<'somebody' | 'nobody' | 'untrusted'> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) })
    await answer.body?.cancel()
    return NOBODY_BEHIND.includes(answer.status) ? 'nobody' : 'somebody'
  } catch (error) {
    return isAboutCertificate(wordsOf(error)) ? 'untrusted' : 'nobody'
  }
}

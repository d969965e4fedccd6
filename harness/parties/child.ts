import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createServer } from 'node:net'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { isRunning, ownGroup, signalGroup } from './group.ts'
import { guard } from './guard.ts'

/** A process that takes part in a run. */
export interface Party {
  name: string
  stop(): Promise<void>
  /** Resolves when the process has ended without being asked to, with what it last said. */
  died: Promise<string>
  /** Whether it has ended without being asked to. */
  isDead(): boolean
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
}

const STOP_MS = 5_000

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
  let said = ''
  const listen = (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-4_000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  let stopping = false
  let dead = false
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(wordsOf(error)))
    child.on('exit', (code, signal) => resolve(`it ended with ${signal ?? `exit code ${code}`}${lastWords(said)}`))
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
    log.end()
  }
  const up = spec.ready === 'first-line' ? firstLine(child) : answers(spec.ready, spec.timeoutSeconds).then(() => '')
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
  const first = await Promise.race([
    up,
    tooLate,
    ended.then((why) => Promise.reject(new EnvironmentError(`${spec.name} did not start: ${why} (log: ${spec.logFile})`))),
  ]).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { name: spec.name, stop, died, isDead: () => dead, firstLine: first }
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

async function endChild(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return
  const { pid } = child
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  signalGroup(pid, 'SIGTERM')
  const hard = setTimeout(() => signalGroup(pid, 'SIGKILL'), STOP_MS)
  await ended
  clearTimeout(hard)
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
  })
}

async function answers(url: string, seconds: number): Promise<void> {
  const until = Date.now() + seconds * 1000
  while (Date.now() < until) {
    try {
      await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

function lastWords(said: string): string {
  const line = said
    .trim()
    .split('\n')
    .filter((each) => !/^\s*at /.test(each))
    .slice(-2)
    .join(' ')
  return line ? `; it last said: ${line.slice(0, 400)}` : ''
}

import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { wordsOf } from '../errors.ts'
import { ownGroup, signalGroup } from './group.ts'
import { guard } from './guard.ts'

/** What a program has started may hold its output open; it is not waited for longer than this. */
const LINGERING_MS = 1_000
/** Of what a program said, this many characters are enough for its last words. */
const MOST_SAID = 4_000

export interface ToRun {
  cwd: string
  /** Beside the environment of the run. */
  env: Readonly<Record<string, string>>
  /** How long it may take. */
  seconds: number
  /** What it can read; nothing by default. */
  stdin?: string
  /** It is ended when it prints more bytes than this, and what it printed is kept; without a limit only its last words are. */
  mostBytes?: number
}

/** How a program came to its end: `exit`, also by a signal of somebody else, or for a reason of ours. */
export type Ending =
  | { how: 'exit'; code: number | null; signal: string | null }
  | { how: 'not-started'; why: string }
  | { how: 'too-slow' }
  | { how: 'too-much' }

export interface Ran {
  ending: Ending
  /** What it printed on stdout; empty without `mostBytes`. */
  printed: string
  /** The end of what it said on stderr. */
  complained: string
  /** The end of what it said on both. */
  said: string
}

/**
 * Runs a program until it ends, in a group of its own. One that is ended, or that fails, takes along what it has started. What a program
 * that succeeded leaves running stays, and its output is waited for no longer than a moment. Never throws.
 */
export function runToEnd(command: readonly string[], options: ToRun): Promise<Ran> {
  const [program = '', ...args] = command
  const { cwd, seconds, stdin = '', mostBytes } = options
  let child: ChildProcess
  try {
    child = spawn(program, args, { cwd, env: { ...process.env, ...options.env }, ...ownGroup })
  } catch (error) {
    const ending = { how: 'not-started', why: wordsOf(error) } as const
    return Promise.resolve({ ending, printed: '', complained: '', said: '' })
  }
  guard(child)
  return new Promise((resolve) => {
    const printed: Buffer[] = []
    let [size, complained, said] = [0, '', '']
    const end = (ending: Ending) => {
      clearTimeout(slow)
      clearTimeout(lingering)
      if (child.pid !== undefined && !isSuccess(ending)) signalGroup(child.pid, 'SIGKILL')
      // It is read on and thrown away, so that what was left running is not held up, nor holds us.
      for (const stream of [child.stdout, child.stderr]) {
        stream?.removeAllListeners('data').resume()
        if (stream instanceof Socket) stream.unref()
      }
      resolve({ ending, printed: Buffer.concat(printed).toString('utf8'), complained, said })
    }
    const slow = setTimeout(end, seconds * 1000, { how: 'too-slow' })
    let lingering: NodeJS.Timeout | undefined
    child.stdout?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-MOST_SAID)
      if (mostBytes === undefined) return
      size += chunk.byteLength
      if (size > mostBytes) end({ how: 'too-much' })
      else printed.push(chunk)
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-MOST_SAID)
      complained = `${complained}${chunk}`.slice(-MOST_SAID)
    })
    child.on('error', (error) => end({ how: 'not-started', why: wordsOf(error) }))
    child.on('exit', (code, signal) => {
      clearTimeout(slow)
      lingering = setTimeout(end, LINGERING_MS, { how: 'exit', code, signal })
    })
    child.on('close', (code, signal) => end({ how: 'exit', code, signal }))
    // A program that does not read its input is free to.
    child.stdin?.on('error', () => {})
    child.stdin?.end(stdin)
  })
}

export function isSuccess(ending: Ending): boolean {
  return ending.how === 'exit' && ending.code === 0
}

/** How a program ended that was not ended by us, in words: `ended with exit code 3`, `ended with SIGTERM`. */
export function endedWith({ code, signal }: { code: number | null; signal: string | null }): string {
  return `ended with ${signal ?? `exit code ${code}`}`
}

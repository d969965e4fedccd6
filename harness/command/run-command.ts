import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { wordsOf } from '../errors.ts'
import { lastWords } from '../parties/child.ts'
import { ownGroup, signalGroup } from '../parties/group.ts'
import { guard } from '../parties/guard.ts'
import type { Target } from '../target/schema/target.ts'
import { fillText, type Variables } from '../target/template.ts'

const MAX_BYTES = 5_000_000
/** What a program has started may hold its output open; it is not waited for longer than this. */
const LINGERING_MS = 1_000

export interface CommandFields {
  command: readonly string[]
  env: Readonly<Record<string, string>>
  cwd?: string | undefined
}

export interface CommandContext {
  target: Pick<Target, 'folder' | 'timeouts'>
  variables: Variables
}

/**
 * Runs a program of a target file to its end, in the file's folder. No shell reads its arguments, so a value in them stays one argument.
 * @param stdin what it can read
 * @returns what it printed
 * @throws Error in one line that starts with `where`, for a program that fails, takes too long, or prints more than 5 MB
 */
export async function runCommand(
  { command, env, cwd }: CommandFields,
  { target, variables }: CommandContext,
  where: string,
  stdin = '',
): Promise<string> {
  const [program = '', ...args] = command.map((each, index) => fillText(each, variables, `${where}.command.${index}`))
  const filled = Object.entries(env).map(([name, each]) => [name, fillText(each, variables, `${where}.env.${name}`)] as const)
  const folder = cwd === undefined ? target.folder : path.resolve(target.folder, fillText(cwd, variables, `${where}.cwd`))
  if (!existsSync(folder)) throw new Error(`${where}.cwd: there is no folder ${folder}`)
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...Object.fromEntries(filled) }, ...ownGroup })
  guard(child)
  const seconds = target.timeouts.request
  return new Promise((resolve, reject) => {
    const printed: Buffer[] = []
    let size = 0
    let said = ''
    const fail = (words: string) => {
      clearTimeout(slow)
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
      reject(new Error(`${where}: ${program} ${words}`))
    }
    const slow = setTimeout(() => fail(`was not done within ${seconds} s and was ended${lastWords(said)}`), seconds * 1000)
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size > MAX_BYTES) fail(`printed more than ${MAX_BYTES} bytes and was ended`)
      else printed.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000)
    })
    child.on('error', (error) => fail(`cannot be started: ${wordsOf(error)}`))
    const end = (code: number | null, signal: string | null) => {
      clearTimeout(slow)
      const output = Buffer.concat(printed).toString('utf8')
      if (code === 0) resolve(output)
      else fail(`ended with ${signal ?? `exit code ${code}`}${lastWords(said || output)}`)
    }
    child.on('close', end)
    child.on('exit', (code, signal) => setTimeout(end, LINGERING_MS, code, signal).unref())
    // A program that does not read its input is free to.
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
  })
}

/** What a program printed, as JSON. @throws Error in one line that starts with `where` */
export function jsonPrinted(output: string, where: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    const begin = output.trim().slice(0, 120)
    throw new Error(`${where}: the command printed ${begin === '' ? 'nothing' : `no JSON; it begins: ${begin}`}`)
  }
}

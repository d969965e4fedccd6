import { existsSync } from 'node:fs'
import path from 'node:path'
import { lastWords } from '../parties/last-words.ts'
import { endedWith, isSuccess, type Ran, runToEnd } from '../parties/run-to-end.ts'
import type { Target } from '../target/schema/target.ts'
import { fillText, type Variables } from '../target/template.ts'

const MAX_BYTES = 5_000_000

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
  const seconds = target.timeouts.request
  const ran = await runToEnd([program, ...args], {
    cwd: folder,
    env: Object.fromEntries(filled),
    seconds,
    stdin,
    mostBytes: MAX_BYTES,
  })
  if (isSuccess(ran.ending)) return ran.printed
  throw new Error(`${where}: ${program} ${problemOf(ran, seconds)}`)
}

function problemOf({ ending, printed, complained }: Ran, seconds: number): string {
  if (ending.how === 'not-started') return `cannot be started: ${ending.why}`
  if (ending.how === 'too-slow') return `was not done within ${seconds} s and was ended${lastWords(complained)}`
  if (ending.how === 'too-much') return `printed more than ${MAX_BYTES} bytes and was ended`
  return `${endedWith(ending)}${lastWords(complained || printed)}`
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

import { spawn } from 'node:child_process'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { ownGroup, signalGroup } from '../parties/group.ts'
import { guard } from '../parties/guard.ts'

const MOST_OUTPUT = 4_000

/** Runs a program to its end, such as a migration before the SP starts. @throws EnvironmentError with its last words when it fails or takes too long */
export async function runBefore(
  command: readonly string[],
  { cwd, env, seconds }: { cwd: string; env: Record<string, string>; seconds: number },
): Promise<void> {
  const [program = '', ...args] = command
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...ownGroup })
  guard(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-MOST_OUTPUT)
    })
  const late = setTimeout(() => child.pid !== undefined && signalGroup(child.pid, 'SIGKILL'), seconds * 1000)
  const problem = await new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(wordsOf(error)))
    child.on('close', (code, signal) => resolve(code === 0 ? null : `it ended with ${signal ?? `exit code ${code}`}`))
  })
  clearTimeout(late)
  if (problem === null) return
  const last = said.trim().split('\n').slice(-2).join(' ').slice(0, 400)
  throw new EnvironmentError(`start.before: ${command.join(' ')}: ${problem}${last ? `; it last said: ${last}` : ''}`)
}

import { EnvironmentError } from '../errors.ts'
import { lastWords } from '../parties/last-words.ts'
import { type Ending, endedWith, isSuccess, runToEnd } from '../parties/run-to-end.ts'

/** Runs a program to its end, such as a migration before the SP starts. @throws EnvironmentError with its last words when it fails or takes too long */
export async function runBefore(
  command: readonly string[],
  { cwd, env, seconds }: { cwd: string; env: Record<string, string>; seconds: number },
): Promise<void> {
  const { ending, said } = await runToEnd(command, { cwd, env, seconds })
  if (!isSuccess(ending))
    throw new EnvironmentError(`start.before: ${command.join(' ')}: it ${problemOf(ending, seconds)}${lastWords(said)}`)
}

function problemOf(ending: Ending, seconds: number): string {
  if (ending.how === 'not-started') return `cannot be started: ${ending.why}`
  return ending.how === 'exit' ? endedWith(ending) : `was not done within ${seconds} s and was ended`
}

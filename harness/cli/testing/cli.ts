import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { projectRoot } from '../../files/project-root.ts'

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** A started `firstlogin` command, in a process group of its own, as a terminal would give it. */
export interface StartedCli {
  child: ChildProcess
  ended: Promise<Ended>
  /** Resolves with stdout so far as soon as it holds the text. */
  says(text: string): Promise<string>
}

export const startCli = (...args: string[]): StartedCli => startCliBehind([], ...args)

/** The same behind another command, which has to become it: `sh -c 'exec "$@"' sh`. */
export function startCliBehind(front: string[], ...args: string[]): StartedCli {
  const main = path.join(projectRoot, 'harness/cli/main.ts')
  const [program, ...rest] = [...front, process.execPath, '--disable-warning=ExperimentalWarning', main, ...args]
  const child = spawn(program ?? '', rest, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.on('data', (chunk: Buffer) => {
      said[stream] += chunk
    })
  }
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...said })))
  const says = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => said.stdout.includes(text) && resolve(said.stdout)
      child.stdout?.on('data', look)
      look()
      ended.then(({ code, stderr }) => reject(new Error(`it ended with ${code} before it said "${text}": ${stderr}`)))
    })
  return { child, ended, says }
}

export const cli = (...args: string[]): Promise<Ended> => startCli(...args).ended

/** What Ctrl+C does: the signal reaches everybody in the terminal's foreground group. */
export function pressCtrlC({ child }: StartedCli): void {
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
}

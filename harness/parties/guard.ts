import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

let tell: ((line: string) => void) | undefined

/**
 * Ends a child (started with `ownGroup`) when this process is gone, however it went: a run that is killed with SIGKILL leaves nothing behind.
 * One small process watches for all children; its input ends together with us.
 */
export function guard(child: ChildProcess): void {
  if (child.pid === undefined) return
  tell ??= startGuard()
  const { pid } = child
  tell(`+${pid}`)
  child.once('exit', () => tell?.(`-${pid}`))
}

function startGuard(): (line: string) => void {
  const program = path.join(import.meta.dirname, 'guard-process.ts')
  const watching = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const { stdin } = watching
  watching.on('error', () => {})
  watching.unref()
  if (!stdin) return () => {}
  // Without the guard a run works as well; only a killed one would leave its parties behind.
  stdin.on('error', () => {})
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  return (line) => void stdin.write(`${line}\n`)
}

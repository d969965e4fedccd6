import type { ChildProcess } from 'node:child_process'

/** For `spawn`: a group of its own, so that Ctrl+C in the terminal reaches us alone and we decide who ends, and in which order. */
export const ownGroup = { detached: process.platform !== 'win32' } as const

/** Signals a child that was started with `ownGroup`, together with everything it started. A group that is gone is no fault. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // Nobody is left to hear it.
  }
}

/** Whether a child still runs. */
export function isRunning(child: ChildProcess): child is ChildProcess & { pid: number } {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

import { readFileSync } from 'node:fs'

/**
 * Whether a process still runs. One that has ended and that nobody has asked about yet (a zombie, in a container whose first process
 * never asks) does not run any more, though it can still be signalled.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** Only Linux has the file; elsewhere nobody is taken for a zombie. The state stands behind the name, which may hold anything. */
function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

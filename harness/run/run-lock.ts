import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EnvironmentError } from '../errors.ts'
import { isAlive } from '../parties/alive.ts'

/** Holds the number of the process whose run writes into the folder. */
const LOCK = '.run'

/**
 * Takes a folder for one run: two at a time would take away each other's files.
 * @returns gives it back
 * @throws EnvironmentError while another run has it; one that was killed has it no more
 */
export function takeFolder(folder: string): () => void {
  const file = path.join(folder, LOCK)
  const holder = holderIn(file)
  if (holder !== null && holder !== process.pid && isAlive(holder))
    throw new EnvironmentError(
      `a run (process ${holder}) is writing into ${folder}; wait for its end, or choose another folder with --out (if there is no such run, remove ${file})`,
    )
  writeFileSync(file, `${process.pid}\n`)
  return () => {
    if (holderIn(file) === process.pid) rmSync(file, { force: true })
  }
}

function holderIn(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

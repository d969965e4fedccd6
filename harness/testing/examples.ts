import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'yaml'
import { projectRoot } from '../files/project-root.ts'

/** The folder of an example SP. */
export const exampleFolder = (name: string): string => path.join(projectRoot, 'examples', name)

/** The target file of an example, as plain data that a test may change. */
export function exampleTarget(name: string): Record<string, unknown> {
  return parse(readFileSync(path.join(exampleFolder(name), 'target.yaml'), 'utf8')) as Record<string, unknown>
}

/** Brings the packages of an example once, also where several tests want them at the same time. @throws Error with npm's words */
export async function bringPackages(name: string): Promise<void> {
  const folder = exampleFolder(name)
  // npm writes this file last.
  const areThere = () => existsSync(path.join(folder, 'node_modules', '.package-lock.json'))
  const lock = path.join(folder, '.bringing-packages')
  while (!areThere()) {
    if (!takeLock(lock)) {
      await sleep(200)
      continue
    }
    try {
      if (areThere()) return
      const brought = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8' })
      if (brought.status !== 0) throw new Error(`npm ci in ${folder}: ${brought.stderr}`)
    } finally {
      rmdirSync(lock)
    }
  }
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'

/** Writes a target file that only a test needs. @returns its path */
export function writeTarget(folder: string, target: object): string {
  const file = path.join(folder, 'target.yaml')
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, stringify(target))
  return file
}

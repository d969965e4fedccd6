import path from 'node:path'
import { lineOfKey } from '../files/yaml-file.ts'
import type { Target } from './schema/target.ts'

type InFile = Pick<Target, 'file'>

/** A key of the target file as it is found by whoever opens the file: `my-app/target.yaml:14: observe.0.url`. */
export function placeInFile({ file }: InFile, key: string): string {
  const line = lineOfKey(file, key.split('.'))
  return `${path.relative(process.cwd(), file) || file}${line === null ? '' : `:${line}`}: ${key}`
}

/** Words that begin with a key of the target file, with the file and the line before it; other words as they are. */
export function withPlace(target: InFile, words: string): string {
  const key = /^([\w-]+(?:\.[\w-]+)*): /.exec(words)?.[1]
  if (key === undefined || lineOfKey(target.file, key.split('.')) === null) return words
  return `${placeInFile(target, key)}${words.slice(key.length)}`
}

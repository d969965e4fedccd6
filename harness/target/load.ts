import path from 'node:path'
import { readYamlFile } from '../files/yaml-file.ts'
import { demandKnownNames } from './known-names.ts'
import { type Target, targetSchema } from './schema/target.ts'

/** Reads a target file. @throws UsageError with file, line, path and nearest right word */
export function loadTarget(file: string): Target {
  const absolute = path.resolve(file)
  return { ...readYamlFile(absolute, targetSchema.superRefine(demandKnownNames)), file: absolute, folder: path.dirname(absolute) }
}

import path from 'node:path'
import { readYamlFile } from '../files/yaml-file.ts'
import { demandPort } from './demand-port.ts'
import { demandKnownNames } from './known-names.ts'
import { type Target, targetSchema } from './schema/target.ts'

/** Reads a target file. @throws UsageError with file, line, path and nearest right word */
export function loadTarget(file: string): Target {
  const absolute = path.resolve(file)
  const schema = targetSchema.superRefine(demandKnownNames).superRefine(demandPort)
  const toMakeOne = `"npm run firstlogin init -- --out ${file}" writes one`
  return { ...readYamlFile(absolute, schema, toMakeOne), file: absolute, folder: path.dirname(absolute) }
}

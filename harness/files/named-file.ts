import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { UsageError, wordsOf } from '../errors.ts'
import { isProbably } from './nearest.ts'

/**
 * The text of a file that a person named, in a flag or in another file.
 * @param toMakeOne what would write such a file, for the message when there is none
 * @throws UsageError: the file, why it cannot be read, and what was probably meant
 */
export function readNamedFile(file: string, toMakeOne?: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const shown = path.relative(process.cwd(), file) || file
    throw new UsageError(`${shown}: ${whyNot(file, error, toMakeOne)}`)
  }
}

function whyNot(file: string, error: unknown, toMakeOne: string | undefined): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EISDIR') return `is a folder${listed(neighboursIn(file), 'in it')}; name a file`
  if (code === 'EACCES') return 'may not be read by you'
  if (code !== 'ENOENT') return `cannot be read: ${wordsOf(error)}`
  const folder = path.dirname(file)
  // An ending in common says nothing: none.json is not biome.json.
  const near = neighboursIn(folder).find((each) => isProbably(path.basename(file), each))
  const meant = near === undefined ? '' : `; did you mean "${path.relative(process.cwd(), path.join(folder, near))}"?`
  const made = toMakeOne === undefined ? '' : meant === '' ? `; ${toMakeOne}` : ` (${toMakeOne})`
  return `there is no such file${meant}${made}`
}

/** Files of a folder that may have been meant. */
function neighboursIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  } catch {
    return []
  }
}

function listed(names: readonly string[], where: string): string {
  return names.length > 0 && names.length <= 6 ? `, with ${names.join(', ')} ${where}` : ''
}

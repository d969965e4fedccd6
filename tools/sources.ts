import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './stages.ts'

/** One import or re-export in a source file. */
export interface Import {
  /** As written: `./plan.ts`, `xml-crypto`, `node:fs`. */
  specifier: string
  /** The file it means, from the project's root; null for packages. */
  file: string | null
  /** Erased before anything runs. */
  typeOnly: boolean
  /** Loaded when the line is reached, not with the file. */
  atRunTime: boolean
}

export interface Source {
  /** From the project's root, with `/`. */
  file: string
  text: string
  lines: number
  imports: Import[]
}

const folders = ['inspect', 'idp', 'sp-reference', 'harness', 'reports', 'scenarios', 'tools', 'examples', 'bench']
const ignored = new Set(['node_modules', 'out', '.cache', '__golden__'])
const IMPORT =
  /\b(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\s+from\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

/** Every TypeScript file of the project with what it imports. */
export function readSources(): Source[] {
  return folders
    .flatMap((folder) => filesBelow(folder))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return { file, text, lines: text.split('\n').length - 1, imports: importsOf(text, file) }
    })
}

/** What a file's text imports. @param file from the project's root */
export function importsOf(text: string, file: string): Import[] {
  return [...text.replace(COMMENT, '').matchAll(IMPORT)].map(([, typeOnly, fromClause, dynamic]) => {
    const specifier = fromClause ?? dynamic ?? ''
    const isRelative = specifier.startsWith('.')
    return {
      specifier,
      file: isRelative ? path.posix.join(path.posix.dirname(file), specifier) : null,
      typeOnly: typeOnly !== undefined,
      atRunTime: dynamic !== undefined,
    }
  })
}

/** Tests and what only tests use. */
export const isTest = (file: string): boolean =>
  /\.(test|spec)\.ts$/.test(file) || file.includes('/testing/') || file.includes('/fixtures/')

/** The package of a specifier: `ajv` for `ajv/dist/2020.js`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function filesBelow(folder: string): string[] {
  let entries: import('node:fs').Dirent[]
  try {
    entries = readdirSync(path.join(root, folder), { withFileTypes: true })
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return ignored.has(entry.name) ? [] : filesBelow(file)
    return entry.name.endsWith('.ts') ? [file] : []
  })
}

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { UsageError, wordsOf } from '../errors.ts'
import { readNamedFile } from './named-file.ts'
import { suggestion } from './nearest.ts'

const MAX_BYTES = 1_000_000

/**
 * Reads a YAML file and holds it to a schema.
 * @param toMakeOne what would write such a file, for the message when there is none
 * @throws UsageError naming the file, the line, the path in it and the nearest right word
 */
export function readYamlFile<Schema extends z.ZodType>(file: string, schema: Schema, toMakeOne?: string): z.output<Schema> {
  const shown = path.relative(process.cwd(), file) || file
  const text = readNamedFile(file, toMakeOne)
  if (text.length > MAX_BYTES) throw new UsageError(`${shown}: is ${text.length} bytes; at most ${MAX_BYTES} are read`)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true })
  const syntax = document.errors[0]
  if (syntax) throw new UsageError(`${shown}: not valid YAML: ${syntax.message.split('\n')[0]?.replace(/:$/, '')}`)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 50 })
  } catch (error) {
    throw new UsageError(`${shown}: ${wordsOf(error)}`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues
    .slice(0, 5)
    .map(innermost)
    .map((issue) => `${shown}${lineOf(document, issue, lines)}: ${issueWords(issue, value)}`)
  throw new UsageError(problems.join('\n'))
}

/** The names of the YAML files of a folder, without their ending. */
export function yamlFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort()
}

type Issue = z.core.$ZodIssue

/** One problem in words: where in the file, what is wrong, what was probably meant. */
function issueWords(issue: Issue, root: unknown): string {
  const at = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : ''
  const actual = valueAt(root, issue.path)
  if (issue.code !== 'unrecognized_keys' && actual === undefined) return `${at}is missing${oneOf(issue)}`
  if (issue.code === 'invalid_value')
    return `${at}${JSON.stringify(actual)} is not known${suggestion(String(actual), issue.values.map(String))}`
  if (issue.code === 'too_small') return `${at}is too short or too small: at least ${issue.minimum}`
  if (issue.code === 'too_big') return `${at}is too long or too large: at most ${issue.maximum}`
  if (issue.code === 'invalid_type') return `${at}should be ${issue.expected}`
  if (issue.code === 'invalid_union') {
    const words = [...issue.message.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')
    if (issue.errors.length === 0 && words.length > 0)
      return `${at}${JSON.stringify(actual)} is not known${suggestion(String(actual), words)}`
  }
  return `${at}${issue.message}`
}

/** What is wrong under the reading that was probably meant, with its whole path. */
function innermost(issue: Issue): Issue {
  const inner = issue.code === 'invalid_union' ? mostLikely(issue.errors) : undefined
  return inner ? innermost({ ...inner, path: [...issue.path, ...inner.path] }) : issue
}

/** What may stand there, where that is a short list. */
function oneOf(issue: Issue): string {
  return issue.code === 'invalid_value' ? `; one of ${issue.values.map(String).join(', ')}` : ''
}

/** Of what is wrong under each reading, the one that was probably meant: the reading whose own words are right, else the nearest word. */
function mostLikely(readings: readonly (readonly Issue[])[]): Issue | undefined {
  const all = readings.flat()
  const meant = readings.find((reading) => reading.length > 0 && reading.every((each) => each.path.length > 0))
  const nearWord = all.find((each) => each.code === 'unrecognized_keys' && each.message.includes('did you mean'))
  const anyWord = all.find((each) => each.code === 'unrecognized_keys')
  return meant?.[0] ?? nearWord ?? anyWord ?? all[0]
}

function valueAt(root: unknown, at: PropertyKey[]): unknown {
  return at.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  )
}

function lineOf(document: ReturnType<typeof parseDocument>, issue: Issue, lines: LineCounter): string {
  const line = lineAt(document, issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path, lines)
  return line === null ? '' : `:${line}`
}

/** The line of a key, else of the nearest one around it; null when not even the first is there. */
function lineAt(document: ReturnType<typeof parseDocument>, keys: readonly PropertyKey[], lines: LineCounter): number | null {
  let node: unknown = document.contents
  let offset: number | undefined
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((each) => isPair(each) && isScalar(each.key) && each.key.value === key)
      if (pair && isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      if (isMap(node) || isScalar(node) || isSeq(node)) offset = node.range?.[0] ?? offset
    }
  }
  return offset === undefined ? null : lines.linePos(offset).line
}

/** The line of a key of a YAML file, else of the nearest one around it; null when the file has neither, or is not there any more. */
export function lineOfKey(file: string, keys: readonly string[]): number | null {
  const lines = new LineCounter()
  try {
    return lineAt(parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines }), keys, lines)
  } catch {
    return null
  }
}

/** The line on which each item begins, of a file that is a list. @throws Error when it cannot be read */
export function linesOfItems(file: string): number[] {
  const lines = new LineCounter()
  const { contents } = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  if (!isSeq(contents)) return []
  return contents.items.map((item) => (isNode(item) && item.range ? lines.linePos(item.range[0]).line : 0))
}

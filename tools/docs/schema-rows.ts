import type { z } from 'zod'

type Json = z.core.JSONSchema.JSONSchema

/** One key of a file as a line of its reference: where it stands, what may stand there, what it is without, what it means. */
export interface KeyRow {
  path: string
  value: string
  byDefault: string
  meaning: string
}

/** A shape that occurs in several places and has a table of its own. */
export interface Shape {
  /** As Markdown: mostly a link to that table. */
  shown: string
  schema: Json
}

/** All keys below a schema, in its order; `[]` is each entry of a list, `<name>` a name of one's own. */
export function rowsOf(schema: Json, path: string, shapes: readonly Shape[] = []): KeyRow[] {
  const own = objectOf(schema)
  if (own)
    return Object.entries(own.properties ?? {}).flatMap(([key, each]) =>
      keyRows(asSchema(each), join(path, key), isRequired(own, key), shapes),
    )
  const ways = alternatives(schema).filter((each) => objectOf(each) ?? itemsOf(each))
  return ways.flatMap((each) =>
    itemsOf(each) ? rowsOf(asSchema(itemsOf(each)), `${path}[]`, shapes) : rowsOf(each, path, shapes),
  )
}

function keyRows(schema: Json, path: string, required: boolean, shapes: readonly Shape[]): KeyRow[] {
  const shape = shapes.find((each) => isSame(each.schema, schema))
  const row: KeyRow = {
    path,
    value: shape ? shape.shown : whatStandsThere(schema),
    byDefault: required ? 'required' : defaultOf(schema),
    meaning: schema.description ?? '',
  }
  if (shape) return [row]
  const names = typeof schema.additionalProperties === 'object' ? asSchema(schema.additionalProperties) : null
  if (names && objectOf(names)) return [row, ...rowsOf(names, join(path, '<name>'), shapes)]
  const items = itemsOf(schema)
  if (items) return [row, ...rowsOf(asSchema(items), `${path}[]`, shapes)]
  const ways = alternatives(schema).filter((each) => objectOf(each) || itemsOf(each))
  if (ways.length === 0) return [row, ...rowsOf(schema, path, shapes)]
  if (ways.length === 1 && ways[0]) return [row, ...rowsOf(ways[0], path, shapes)]
  return [
    row,
    ...ways.flatMap((each) => [
      { path, value: `with ${keysOf(each)}`, byDefault: '', meaning: each.description ?? '' },
      ...rowsIn(each, path, shapes),
    ]),
  ]
}

function rowsIn(schema: Json, path: string, shapes: readonly Shape[]): KeyRow[] {
  const items = itemsOf(schema)
  return items ? rowsOf(asSchema(items), `${path}[]`, shapes) : rowsOf(schema, path, shapes)
}

/** What may stand there, in a word. */
function whatStandsThere(schema: Json): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``
  if (schema.enum) return schema.enum.map((each) => `\`${String(each)}\``).join(', ')
  const ways = alternatives(schema)
  if (ways.length > 0) return [...new Set(ways.map(whatStandsThere))].join(' or ')
  if (schema.type === 'array') return `list of ${whatStandsThere(asSchema(itemsOf(schema) ?? {})) || 'values'}`
  if (schema.type === 'object') return schema.properties ? 'keys' : 'names and values'
  if (schema.type === 'string') return 'text'
  return String(schema.type ?? 'anything')
}

function defaultOf(schema: Json): string {
  if (schema.default === undefined) return ''
  const text = typeof schema.default === 'string' ? schema.default : JSON.stringify(schema.default)
  return text === '' || text === '{}' || text === '[]' || typeof schema.default === 'object' ? '' : `\`${text}\``
}

function alternatives(schema: Json): Json[] {
  return (schema.anyOf ?? schema.oneOf ?? []).map(asSchema)
}

function objectOf(schema: Json): Json | null {
  return schema.properties ? schema : null
}

function itemsOf(schema: Json): Json | null {
  return schema.type === 'array' && typeof schema.items === 'object' && !Array.isArray(schema.items)
    ? asSchema(schema.items)
    : null
}

function keysOf(schema: Json): string {
  const items = itemsOf(schema)
  const object = items ?? schema
  const kind = object.properties?.kind
  if (typeof kind === 'object' && kind.const !== undefined) return `kind \`${String(kind.const)}\``
  const required = object.required ?? Object.keys(object.properties ?? {}).slice(0, 2)
  const named = required.length > 0 ? required : Object.keys(object.properties ?? {}).slice(0, 2)
  return named.map((each) => `\`${each}\``).join(' and ')
}

function isRequired(schema: Json, key: string): boolean {
  return schema.required?.includes(key) ?? false
}

/** The same but for what is said about it where it stands. */
function isSame(one: Json, other: Json): boolean {
  const bare = ({ description: _, default: __, ...rest }: Json) => JSON.stringify(rest)
  return bare(one) === bare(other)
}

function asSchema(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

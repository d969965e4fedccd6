import { policySchema } from '../../scenarios/policies/policy-schema.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../files/nearest.ts'
import { presetNames } from '../target/schema/surfaces.ts'

/** The two kinds of people whom an SP has promises for. Chat and portal are further doors of end users, so they follow `end-user`. */
export const sides = ['end-user', 'workspace'] as const
export type Side = (typeof sides)[number]

/** What `--policy` says: presets, for every side that they speak of or for one, and keys that are laid over them. */
export interface PolicyChoice {
  presets: { side: Side | null; preset: string }[]
  /** `path` is a key, or a key and a field of it: `['missingAttribute', 'name']`. */
  keys: { side: Side | null; path: string[]; value: unknown }[]
}

/** As much of a schema as is needed to know what may stand where. */
interface Node {
  type: string
  shape?: Record<string, Node>
  options?: readonly unknown[]
  element?: Node
  unwrap?(): Node
  safeParse(value: unknown): { success: boolean; data?: unknown }
}

/**
 * Reads `PRESET[,side=PRESET][,key=value][,side.key.field=value]`, where a value that is a list is joined by `+`. Pure.
 * @throws UsageError naming the nearest preset, key or value
 */
export function parsePolicyChoice(text: string): PolicyChoice {
  const choice: PolicyChoice = { presets: [], keys: [] }
  if (text.trim() === '')
    throw new UsageError(`--policy needs a value: a preset (${presetNames.join(', ')}), side=preset or key=value`)
  for (const part of text.split(',').map((each) => each.trim())) {
    const [, left, right = ''] = /^([^=]*)=(.*)$/s.exec(part) ?? [part, null, part]
    if (left === null) choice.presets.push({ side: null, preset: presetCalled(right) })
    else if (isSide(left)) choice.presets.push({ side: left, preset: presetCalled(right) })
    else choice.keys.push(keyCalled(left ?? '', right))
  }
  return choice
}

const isSide = (word: string | undefined): word is Side => sides.some((side) => side === word)

function presetCalled(name: string): string {
  if (presetNames.includes(name)) return name
  if (Object.hasOwn(policySchema.shape, name)) throw new UsageError(`--policy: ${name} is a key; write ${name}=…`)
  throw new UsageError(`--policy: no preset is called "${name}"${suggestion(name, presetNames)} (a comma parts what is chosen)`)
}

function keyCalled(left: string, text: string): PolicyChoice['keys'][number] {
  if (left === 'chat' || left === 'portal')
    throw new UsageError(`--policy: ${left} is a further door of end users and follows them; write end-user=${text}`)
  const [first = '', ...rest] = left.split('.')
  const side = isSide(first) ? first : null
  const path = side ? rest : [first, ...rest]
  let node = policySchema as unknown as Node
  for (const word of path) {
    const next = node.shape && Object.hasOwn(node.shape, word) ? node.shape[word] : undefined
    if (!next) {
      const known = [...Object.keys(node.shape ?? {}), ...(node === (policySchema as unknown) && !side ? sides : [])]
      throw new UsageError(`--policy: no key is called "${left}"${suggestion(word, known)} (docs/target.md lists all)`)
    }
    node = bare(next)
  }
  if (node.shape) {
    const fields = Object.keys(node.shape).map((each) => `${left}.${each}`)
    throw new UsageError(`--policy: ${left} has fields, each with a value of its own: ${fields.slice(0, 4).join(', ')}`)
  }
  return { side, path, value: readValue(node, text, left) }
}

/** Without what says that it may be left out. */
function bare(node: Node): Node {
  return node.type === 'optional' && node.unwrap ? bare(node.unwrap()) : node
}

function readValue(node: Node, text: string, key: string): unknown {
  const isList = node.type === 'array'
  const value = isList ? text.split('+').filter(Boolean) : node.type === 'boolean' ? (readBoolean[text] ?? text) : text
  const read = node.safeParse(value)
  if (read.success) return read.data
  const known = (node.options ?? node.element?.options ?? Object.keys(readBoolean)).map(String)
  const wrong = isList ? (text.split('+').find((each) => !known.includes(each)) ?? text) : text
  throw new UsageError(`--policy: "${wrong}" is not a value of ${key}${suggestion(wrong, known)}`)
}

const readBoolean: Record<string, boolean> = { true: true, false: false }

import { attributeRows, type Fact, factsOf } from './facts.ts'
import type { Message } from './message.ts'
import { wordFor } from './names.ts'
import type { SignatureStatus } from './signatures.ts'

/** One thing in which two messages differ. */
export interface Difference {
  /** The part: `Conditions`, `Attributes`. */
  part: string
  label: string
  /** null: it is not there. */
  one: string[] | null
  other: string[] | null
  /** It is another one in each message: an id, a moment. */
  changes: boolean
}

type Compared = { message: Message; signatures: readonly SignatureStatus[] }

/** What differs between two messages, fact by fact and attribute by attribute; what differs between any two comes last. Pure. */
export function differencesOf(one: Compared, other: Compared): Difference[] {
  const [before, after] = [rowsOf(one), rowsOf(other)]
  const found = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [left, right] = [before.get(key), after.get(key)]
    if (left && right && same(left.values, right.values)) return []
    const [part = '', label = ''] = key.split('\n')
    const changes = (left ?? right)?.changes === true && left !== undefined && right !== undefined
    return [{ part, label, one: left?.values ?? null, other: right?.values ?? null, changes }]
  })
  return [...found.filter(({ changes }) => !changes), ...found.filter(({ changes }) => changes)]
}

const same = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index])

type Rows = Map<string, Pick<Fact, 'values' | 'changes'>>

function rowsOf({ message, signatures }: Compared): Rows {
  const rows: Rows = new Map()
  const put = (part: string, label: string, values: string[], changes: boolean) => {
    let key = `${part}\n${label}`
    for (let again = 2; rows.has(key); again++) key = `${part}\n${label} (${again})`
    rows.set(key, { values, changes })
  }
  put('Message', 'Kind', [message.kind], false)
  for (const { title, facts } of factsOf(message))
    for (const { label, values, changes } of facts) put(title === message.kind ? 'Message' : title, label, values, changes)
  for (const assertion of message.assertions)
    for (const { name, values, about } of attributeRows(assertion)) {
      put(
        'Attributes',
        name,
        values.map(({ text }) => text),
        false,
      )
      put('Attribute formats', name, about, false)
    }
  for (const { on, algorithm, certificate } of signatures) {
    put('Signatures', `${on} is signed`, [algorithm === null ? 'no algorithm' : wordFor(algorithm)], false)
    put('Signatures', `${on}, certificate`, [certificate?.sha256 ?? 'none'], false)
  }
  return rows
}

import { isProbably, plain } from '../files/nearest.ts'
import { atPointer } from './pointer.ts'

/** What a JSON document has in place of what a pointer looked for in vain. */
export interface Elsewhere {
  /** `there is email, name`, of the last place on the pointer's way that exists. */
  there: string
  /** The pointer that was probably meant; null when nothing tells. */
  meant: string | null
}

export interface Wanted {
  /** Whether a value can only be what is looked for, wherever it stands: somebody's address. */
  isIt?: (value: unknown) => boolean
  /** Whether a value is of the right kind. Default: a single one, no list and no object. */
  fits?: (value: unknown) => boolean
  /** Pointers that other keys use already. */
  taken?: readonly string[]
}

/** A hostile document is as large as it likes. */
const MOST_PLACES = 2_000
const MOST_OF_A_LIST = 3
const MOST_NAMES = 20

/** What there is where a pointer leads nowhere, and which one was probably meant. Pure. */
export function elsewhere(document: unknown, pointer: string, { isIt, fits = isSingle, taken = [] }: Wanted = {}): Elsewhere {
  const parent = lastPlaceOn(document, pointer)
  const there = `${parent === '' ? '' : `at ${parent} `}${namesIn(atPointer(document, parent))}`
  const places = placesIn(document).filter((each) => !taken.includes(each.pointer))
  const name = lastName(pointer)
  const fitting = places.filter((each) => fits(each.value))
  const found =
    (isIt && places.find((each) => isIt(each.value))) ??
    fitting.find((each) => plain(lastName(each.pointer)) === plain(name)) ??
    fitting.find((each) => parentOf(each.pointer) === parent && isProbably(lastName(each.pointer), name))
  return { there, meant: found?.pointer ?? null }
}

/** What stands in a value: `there is email, name`. */
export function namesIn(value: unknown): string {
  if (Array.isArray(value)) return 'there is a list'
  if (typeof value !== 'object' || value === null) return `there is ${JSON.stringify(value) ?? 'nothing'}`.slice(0, 100)
  const names = Object.keys(value)
  const more = names.length - MOST_NAMES
  return `there is ${names.slice(0, MOST_NAMES).join(', ') || 'nothing'}${more > 0 ? ` and ${more} more` : ''}`
}

export function isSingle(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function lastPlaceOn(document: unknown, pointer: string): string {
  let at = parentOf(pointer)
  while (at !== '' && atPointer(document, at) === undefined) at = parentOf(at)
  return at
}

/** All places of a document below its root, the nearest first. */
function placesIn(document: unknown): { pointer: string; value: unknown }[] {
  const places = [{ pointer: '', value: document }]
  for (const { pointer, value } of places) {
    if (typeof value !== 'object' || value === null) continue
    const inner = Object.entries(value).slice(0, Array.isArray(value) ? MOST_OF_A_LIST : MOST_PLACES)
    for (const [name, each] of inner) places.push({ pointer: `${pointer}/${escaped(name)}`, value: each })
    if (places.length > MOST_PLACES) break
  }
  return places.slice(1, MOST_PLACES)
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
}

function lastName(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1)
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}

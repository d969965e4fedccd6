import { atPointer } from '../target/pointer.ts'
import { elsewhere, isSingle, type Wanted } from '../target/pointer-guess.ts'
import type { Sought } from './sought.ts'

/** What a key of the target file says stands somewhere in JSON. */
export interface Lookup {
  key: string
  pointer: string
  /** Who lacks it, in words before `at "/name"`: `the account of ada@x.test has nothing`. */
  lacking: string
  always?: boolean
  /** What is read there: one text, a text or several, a list of anything, an object, or whatever it is. Default: one text. */
  kind?: Kind
  /** Whether a value can only be what is looked for. */
  isIt?: NonNullable<Wanted['isIt']>
  /** Pointers that other keys use. */
  taken?: readonly string[]
}

type Kind = 'text' | 'texts' | 'list' | 'object' | 'any'

const FITS: Record<Kind, (value: unknown) => boolean> = {
  text: isSingle,
  texts: (value) => isSingle(value) || (Array.isArray(value) && value.every(isSingle)),
  list: Array.isArray,
  object: isObject,
  any: () => true,
}
const NEEDED: Record<Kind, string> = {
  text: 'one text',
  texts: 'a list of texts',
  list: 'a list',
  object: 'an object',
  any: 'anything',
}
/** Where a single text mostly stands in an object that has more to say. */
const NAMES_OF_A_TEXT = ['name', 'value', 'displayName', 'display', 'email', 'id']

/** Looks for one key in documents of the same kind, of which the first is the one that is known. Pure. */
export function lookIn(documents: readonly unknown[], lookup: Lookup): Sought {
  const { key, pointer, lacking, always = false, kind = 'text', isIt, taken = [] } = lookup
  const values = documents.map((each) => atPointer(each, pointer)).filter((each) => each !== undefined)
  const sought = { key, always, meant: null }
  if (values.length === 0) {
    const fits = kind === 'texts' ? (value: unknown) => Array.isArray(value) && FITS.texts(value) : FITS[kind]
    const { there, meant } = elsewhere(documents[0], pointer, { fits, taken, ...(isIt ? { isIt } : {}) })
    return { ...sought, state: 'missing', meant, says: `${lacking} at "${pointer}"; ${there}` }
  }
  const unfit = values.find((each) => each !== null && !FITS[kind](each))
  if (unfit !== undefined) {
    const says = `at "${pointer}" stands ${shapeOf(unfit)}, where ${NEEDED[kind]} is needed`
    return { ...sought, state: 'unfit', meant: kind === 'text' ? textInside(unfit, pointer) : null, says }
  }
  if (values.every((each) => each === null || each === ''))
    return { ...sought, state: 'empty', says: `"${pointer}" is there, and ${JSON.stringify(values[0])} stands in it` }
  return { ...sought, state: 'found', says: `"${pointer}" is there` }
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return value.every(isSingle) ? 'a list' : 'a list of objects'
  if (isObject(value)) return `an object of ${Object.keys(value).slice(0, 8).join(', ') || 'nothing'}`
  return JSON.stringify(value).slice(0, 60)
}

/** Where in a list or an object the one text probably is. */
function textInside(value: unknown, pointer: string): string | null {
  if (Array.isArray(value)) return value.length > 0 && isSingle(value[0]) ? `${pointer}/0` : null
  const name = NAMES_OF_A_TEXT.find((each) => isObject(value) && typeof value[each] === 'string')
  return name === undefined ? null : `${pointer}/${name}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

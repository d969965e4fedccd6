import { findPattern } from '../../../expressions/pattern.ts'
import type { Subject } from '../../profile.ts'
import { countryFunctions, countryMethods } from './countries.ts'
import { dateTimeFunctions, timeFunctions, timeMethods } from './times.ts'
import { asList, asText, type Group, isEqual, type Type, type Value } from './values.ts'

/** What an expression is evaluated with. */
export interface Facts {
  subject: Subject
  /** The groups of the person, `Everyone` among them. */
  groups(): readonly Group[]
  now(): Date
}

/** A function of the language. Arguments are checked against `takes` before it is called. */
export interface Definition {
  takes: readonly Type[]
  /** How many of `takes` may be left out, from the end. */
  optional?: number
  /** The type of any further arguments. */
  rest?: Type
  gives: Type
  /** Called with the arguments; where a text is wanted, one may still be null. */
  apply(args: readonly Value[], facts: Facts): Value
}

const text = (value: Value | undefined): string => (value === undefined || value === null ? '' : asText(value))
const whole = (value: Value | undefined): number => Math.trunc(Number(value))

/** A function of texts that has no value where its first argument has none (inferred: Okta does not say). */
const ofTexts = (count: number, gives: Type, apply: (...texts: string[]) => Value): Definition => ({
  takes: Array.from({ length: count }, () => 'text' as const),
  gives,
  apply: ([first, ...others]) => (first === null || first === undefined ? null : apply(text(first), ...others.map(text))),
})

const after = (input: string, search: string): string => {
  const found = input.indexOf(search)
  return found < 0 ? '' : input.slice(found + search.length)
}
const before = (input: string, search: string): string => {
  const found = input.indexOf(search)
  return found < 0 ? input : input.slice(0, found)
}
const replaceFirst = (input: string, match: string, by: string): string => {
  const found = input.indexOf(match)
  return found < 0 ? input : input.slice(0, found) + by + input.slice(found + match.length)
}
const removeSpaces = (input: string): string => input.replaceAll(' ', '')

/** Positions outside the text are refused, as Java's `substring` refuses them. */
function substring(input: string, from: number, to: number): string {
  if (from < 0 || to > input.length || from > to)
    throw new RangeError(`the positions ${from} to ${to} are not all in "${input}", which has ${input.length} characters`)
  return input.slice(from, to)
}

const substringFunction: Definition = {
  takes: ['text', 'number', 'number'],
  gives: 'text',
  apply: ([input, from, to]) => (input === null ? null : substring(text(input), whole(from), whole(to))),
}

/** The first key of the list that occurs in the input decides; a part of the input is enough. */
function stringSwitch([input, otherwise, ...pairs]: readonly Value[]): Value {
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    if (input !== null && text(input).includes(text(pairs[index]))) return pairs[index + 1] ?? null
  }
  return otherwise ?? null
}

const strings: Record<string, Definition> = {
  append: ofTexts(2, 'text', (one = '', other = '') => one + other),
  join: {
    takes: ['text'],
    rest: 'text',
    gives: 'text',
    apply: ([separator, ...parts]) => parts.map(text).join(text(separator)),
  },
  len: { takes: ['text'], gives: 'number', apply: ([input]) => text(input).length },
  removeSpaces: ofTexts(1, 'text', (input = '') => removeSpaces(input)),
  replace: ofTexts(3, 'text', (input = '', match = '', by = '') => (match === '' ? input : input.replaceAll(match, () => by))),
  replaceFirst: ofTexts(3, 'text', (input = '', match = '', by = '') => replaceFirst(input, match, by)),
  startsWith: ofTexts(2, 'boolean', (input = '', search = '') => input.startsWith(search)),
  stringContains: ofTexts(2, 'boolean', (input = '', search = '') => input.includes(search)),
  stringSwitch: { takes: ['text', 'text'], rest: 'text', gives: 'text', apply: stringSwitch },
  substring: substringFunction,
  substringAfter: ofTexts(2, 'text', (input = '', search = '') => after(input, search)),
  substringBefore: ofTexts(2, 'text', (input = '', search = '') => before(input, search)),
  toUpperCase: ofTexts(1, 'text', (input = '') => input.toUpperCase()),
  toLowerCase: ofTexts(1, 'text', (input = '') => input.toLowerCase()),
}

const contains = (list: Value, value: Value): boolean => asList(list).some((each) => isEqual(each, value))
const without = (list: Value, value: Value): Value[] => asList(list).filter((each) => !isEqual(each, value))
const flat = (values: readonly Value[]): Value[] => values.flatMap((each) => (Array.isArray(each) ? flat(each) : [each]))
const at = (value: Value | undefined): Value => value ?? null

function get(list: Value, position: number): Value {
  const items = asList(list)
  if (position < 0 || position >= items.length)
    throw new RangeError(`there is no position ${position} in a list of ${items.length}`)
  return at(items[position])
}

const arrays: Record<string, Definition> = {
  add: { takes: ['list', 'any'], gives: 'list', apply: ([list, value]) => [...asList(at(list)), at(value)] },
  remove: { takes: ['list', 'any'], gives: 'list', apply: ([list, value]) => without(at(list), at(value)) },
  clear: { takes: ['list'], gives: 'list', apply: () => [] },
  get: { takes: ['list', 'number'], gives: 'any', apply: ([list, position]) => get(at(list), whole(position)) },
  flatten: { takes: [], rest: 'any', gives: 'list', apply: (values) => flat(values) },
  contains: { takes: ['list', 'any'], gives: 'boolean', apply: ([list, value]) => contains(at(list), at(value)) },
  size: { takes: ['list'], gives: 'number', apply: ([list]) => asList(at(list)).length },
  isEmpty: { takes: ['list'], gives: 'boolean', apply: ([list]) => asList(at(list)).length === 0 },
  toCsvString: { takes: ['list'], gives: 'text', apply: ([list]) => asList(at(list)).map(asText).join(',') },
}

function toNumber(value: Value | undefined): number {
  const number = value === null || value === undefined || text(value).trim() === '' ? Number.NaN : Number(value)
  if (!Number.isFinite(number)) throw new RangeError(`"${text(value)}" is no number`)
  return number
}

const conversions: Record<string, Definition> = {
  toInt: { takes: ['any'], gives: 'number', apply: ([value]) => Math.round(toNumber(value)) },
  toNum: { takes: ['text'], gives: 'number', apply: ([value]) => toNumber(value) },
}

/** Ids in braces, then what is read of each group, then how many at most. */
function filteredGroups([ids, property, limit]: readonly Value[], { groups }: Facts): Value {
  const wanted = asList(at(ids)).map(text)
  const picked = groups()
    .filter(({ id }) => wanted.includes(id))
    .slice(0, whole(limit))
  return picked.map((group) => (property === 'group.id' ? group.id : group.name))
}

const ofGroups = (takes: readonly Type[], holds: (group: Group, ...texts: string[]) => boolean, rest?: Type): Definition => ({
  takes,
  ...(rest ? { rest } : {}),
  gives: 'boolean',
  apply: (args, { groups }) => groups().some((group) => holds(group, ...args.map(text))),
})

const groupFunctions: Record<string, Definition> = {
  getFilteredGroups: { takes: ['list', 'text', 'number'], gives: 'list', apply: filteredGroups },
  isMemberOfGroupName: ofGroups(['text'], ({ name }, wanted) => name === wanted),
  isMemberOfGroup: ofGroups(['text'], ({ id }, wanted) => id === wanted),
  isMemberOfAnyGroup: ofGroups(['text'], ({ id }, ...wanted) => wanted.includes(id), 'text'),
  isMemberOfGroupNameStartsWith: ofGroups(['text'], ({ name }, start = '') => name.startsWith(start)),
  isMemberOfGroupNameContains: ofGroups(['text'], ({ name }, part = '') => name.includes(part)),
  isMemberOfGroupNameRegex: ofGroups(['text'], ({ name }, pattern = '') => matchesWhole(name, pattern)),
}

/** Whether the whole text fits the pattern, as Java's `matches` has it. @throws RangeError for a pattern that is none or finds no end */
export const matchesWhole = (input: string, pattern: string): boolean => findPattern(`^(?:${pattern})$`, input) !== null

const within = (namespace: string, functions: Record<string, Definition>): [string, Definition][] =>
  Object.entries(functions).map(([name, definition]) => [`${namespace}.${name}`, definition])

/** By the name it is called with. The bare aliases at the end are deprecated and still accepted. */
export const functions: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  ...within('String', strings),
  ...within('Arrays', arrays),
  ...within('Convert', conversions),
  ...within('Iso3166Convert', countryFunctions),
  ...within('Time', timeFunctions),
  ...within('DateTime', dateTimeFunctions),
  ...Object.entries(groupFunctions),
  ...['toUpperCase', 'toLowerCase', 'substringBefore', 'substringAfter', 'substring'].flatMap((name): [string, Definition][] => {
    const definition = strings[name]
    return definition ? [[name, definition]] : []
  }),
])

const optionalEnd: Definition = {
  takes: ['text', 'number', 'number'],
  optional: 1,
  gives: 'text',
  apply: ([input, from, to]) =>
    input === null ? null : substring(text(input), whole(from), to === undefined ? text(input).length : whole(to)),
}

const either = (ofText: Definition, ofList: Definition): Definition => ({
  takes: ['any', ...ofList.takes.slice(1)],
  gives: ofList.gives,
  apply: (args, facts) => (Array.isArray(args[0]) ? ofList : ofText).apply(args, facts),
})

const pick = (from: Record<string, Definition>, name: string): Definition => {
  const definition = from[name]
  if (!definition) throw new Error(`there is no function ${name}`)
  return definition
}

/** Methods of the Identity Engine dialect; what they are called on is the first argument. */
export const methods: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  ...['toUpperCase', 'toLowerCase', 'replace', 'replaceFirst', 'removeSpaces', 'substringBefore', 'substringAfter'].map(
    (name): [string, Definition] => [name, pick(strings, name)],
  ),
  ['length', pick(strings, 'len')],
  ['substring', optionalEnd],
  ['contains', either(pick(strings, 'stringContains'), pick(arrays, 'contains'))],
  ...['size', 'isEmpty', 'add', 'remove'].map((name): [string, Definition] => [name, pick(arrays, name)]),
  ['flatten', { takes: ['list'], gives: 'list', apply: ([list]) => flat(asList(at(list))) }],
  ...Object.entries({ ...timeMethods, ...countryMethods }),
  ['toInteger', pick(conversions, 'toInt')],
  ['toNumber', { ...pick(conversions, 'toNum'), takes: ['any'] }],
])

import { ExpressionFault } from '../../../expressions/fault.ts'
import { javaTime, type Moment } from './time/format.ts'

/** A group of the org as expressions see it: a thing with properties, never a text. */
export interface Group {
  id: string
  name: string
}

/** Somebody's profile: a thing of which one attribute can be read. */
interface Profile {
  kind: 'profile'
  name: string
}

/** A country, as `parseCountryCode` reads one. */
export interface Country {
  kind: 'country'
  alpha2: string
}

/** What an expression may come to. */
export type Value = string | number | boolean | null | Group | Profile | Country | Moment | Value[]

/** What is known of a value before anybody signs in; `any`: nothing. */
export type Type = 'text' | 'number' | 'boolean' | 'list' | 'group' | 'profile' | 'country' | 'time' | 'null' | 'any'

export const typeOf = (value: Value): Type => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'object') return 'kind' in value ? value.kind : 'group'
  return typeof value === 'number' ? 'number' : 'boolean'
}

const words: Record<Type, string> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  group: 'a group',
  profile: 'a profile, of which one attribute has to be named',
  country: 'a country',
  time: 'a time',
  null: 'null',
  any: 'a value',
}
export const inWords = (type: Type): string => words[type]

/** Whether a value of this type can stand where another one is wanted. Null can stand everywhere: attributes may be unset. */
export const fits = (given: Type, wanted: Type): boolean =>
  wanted === 'any' || given === 'any' || given === 'null' || given === wanted || (wanted === 'list' && given === 'text')

/** Attributes are texts here, so that the word stands for the value. */
export const isTrue = (value: Value): boolean => value === true || value === 'true'

export function demand(type: Type, wanted: Type, at: number, where: string): void {
  if (!fits(type, wanted) && !(wanted === 'boolean' && type === 'text'))
    throw new ExpressionFault(at, `${inWords(wanted)} has to stand ${where}, and this is ${inWords(type)}`)
}

const isThing = (value: Value): value is Exclude<Value, string | number | boolean | null | Value[]> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
export const isMoment = (value: Value): value is Moment => isThing(value) && 'kind' in value && value.kind === 'time'
export const isCountry = (value: Value): value is Country => isThing(value) && 'kind' in value && value.kind === 'country'

/** Equal as SpEL compares: lists item by item, a number and its digits alike, since every attribute here is kept as text. */
export function isEqual(one: Value, other: Value): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isEqual(each, other[index] ?? null))
  if (typeof one === 'number' && typeof other === 'string') return other.trim() !== '' && one === Number(other)
  if (typeof one === 'string' && typeof other === 'number') return isEqual(other, one)
  if (isMoment(one) && isMoment(other)) return one.ms === other.ms
  if (isCountry(one) && isCountry(other)) return one.alpha2 === other.alpha2
  if (typeof one === 'boolean' && typeof other === 'string') return String(one) === other.toLowerCase()
  if (typeof one === 'string' && typeof other === 'boolean') return isEqual(other, one)
  return one === other
}

/** A text as Java writes it: whole numbers without a point. */
export const asText = (value: Value): string => {
  if (Array.isArray(value)) return `[${value.map(asText).join(', ')}]`
  if (value === null || typeof value !== 'object') return String(value)
  if (!('kind' in value)) return value.name
  return value.kind === 'time' ? javaTime(value) : value.kind === 'country' ? value.alpha2 : value.name
}

/** Lists as they are; a text with commas counts as one, as Okta says of its array functions. */
export const asList = (value: Value): Value[] => {
  if (value === null) return []
  if (Array.isArray(value)) return value
  return typeof value === 'string' ? value.split(',') : [value]
}

import { printEntra } from '../../profiles/entra-id/language/print.ts'
import { type Transformation, transformations } from '../../profiles/entra-id/language/transformations.ts'
import type { Argument, Source } from '../../profiles/entra-id/language/tree.ts'
import type { Errors, Posted } from '../kit/fields.ts'
import { readSource } from './source.ts'

/** "Manage transformation" as data: a claim has one transformation, or two, of which the second takes what the first gives. Pure. */

type Call = Extract<Source, { kind: 'transformation' }>

/** How the portal writes a function. Microsoft docs, "Customize SAML token claims". */
export function titleOf(name: string): string {
  const [, stem, kind] =
    /^(Extract|ExtractAlpha|ExtractNumeric|Substring)(After|Before|Between|Prefix|Suffix|FixedLength|EndOfString)$/.exec(name) ??
    []
  if (stem === undefined) return `${name}()`
  const words: Record<string, string> = { FixedLength: 'Fixed Length', EndOfString: 'EndOfString' }
  const matching = stem === 'Extract' ? ' matching' : ''
  return `${stem}() - ${words[kind ?? ''] ?? kind}${matching}`
}

/** The words of the portal for a parameter; those without one of their own are numbered. */
const ownWords: Record<string, string> = {
  value: 'Value',
  separator: 'Separator',
  'matching value': 'Matching value',
  'second matching value': 'Second matching value',
  start: 'StartIndex',
  length: 'Length',
  pattern: 'Regex pattern',
  replacement: 'Replacement pattern',
}

export function parameterLabels(name: string): string[] {
  let count = 0
  return (transformations[name]?.parameters ?? []).map(({ what }) => {
    const own = ownWords[what]
    if (own !== undefined) return own
    count += 1
    return ['first', 'second'].includes(what) ? `Parameter ${count}` : `Parameter ${count} (${what})`
  })
}

export const at = (level: 0 | 1, part: string): string => `t[${level}].${part}`

/** How many transformations the form shows. */
export const levelsOf = (posted: Posted): 1 | 2 => (posted.levels === '2' ? 2 : 1)

/** The fields for a source, as far as it is made of transformations. */
export function postedTransformation(expression: string): Posted {
  const source = readSource(expression)
  if (source?.kind !== 'transformation') return { levels: '1' }
  const inner = source.args[0]?.source
  return inner?.kind === 'transformation'
    ? { levels: '2', ...postedCall(0, inner), ...postedCall(1, source) }
    : { levels: '1', ...postedCall(0, source) }
}

function postedCall(level: 0 | 1, { name, args }: Call): Posted {
  const placed = args.filter((each) => each.name === null)
  const named = args.filter((each) => each.name !== null)
  const otherwise = named.find((each) => each.name === 'otherwise')
  const further = named.filter((each) => each !== otherwise).map((each) => `${each.name} = ${printEntra(each.source)}`)
  const isChained = placed[0]?.source.kind === 'transformation'
  return {
    [at(level, 'name')]: name,
    ...Object.fromEntries(
      placed.flatMap(({ source }, index) => (index === 0 && isChained ? [] : [[at(level, `p[${index}]`), textOf(source)]])),
    ),
    ...(placed[0]?.isEach ? { [at(level, 'each')]: '1' } : {}),
    ...(otherwise ? { [at(level, 'otherwise')]: textOf(otherwise.source) } : {}),
    [at(level, 'named')]: further.join('\n'),
  }
}

/** A parameter as it is typed: constants without quotes, unless they would be read as something else. */
const textOf = (source: Source): string =>
  source.kind === 'constant' && !/^user\.|^["']/.test(source.text) ? source.text : printEntra(source)

/** What was typed as a parameter. */
function parameterFrom(typed: string, type: 'text' | 'number'): Source {
  const text = type === 'number' ? typed.trim() : typed
  if (type === 'number' && /^\d+$/.test(text)) return { kind: 'number', at: 1, value: Number(text) }
  const source = /^\s*(user\.|["'])/.test(text) ? readSource(text) : null
  return source ?? { kind: 'constant', at: 1, text }
}

/** The source that the fields make, or what is wrong beside each. */
export function transformationFrom(posted: Posted): { expression: string; errors: null } | { expression: null; errors: Errors } {
  const first = callFrom(posted, 0, null)
  const whole = levelsOf(posted) === 2 ? callFrom(posted, 1, first.call) : first
  const errors = { ...first.errors, ...whole.errors }
  return Object.keys(errors).length > 0 ? { expression: null, errors } : { expression: printEntra(whole.call), errors: null }
}

function callFrom(posted: Posted, level: 0 | 1, input: Call | null): { call: Call; errors: Errors } {
  const name = posted[at(level, 'name')] ?? ''
  const transformation = Object.hasOwn(transformations, name) ? transformations[name] : undefined
  if (!transformation)
    return { call: { kind: 'transformation', at: 1, name, args: [] }, errors: { [at(level, 'name')]: 'has to be chosen' } }
  const typed = transformation.parameters.map((_, index) => posted[at(level, `p[${index}]`)] ?? '')
  const isEach = posted[at(level, 'each')] === '1'
  const placed = transformation.parameters.map(
    ({ type }, index): Argument => ({
      name: null,
      isEach: index === 0 && isEach && input === null,
      source: index === 0 && input ? input : parameterFrom(typed[index] ?? '', type),
    }),
  )
  const used = lastUsed(transformation, typed)
  return {
    call: { kind: 'transformation', at: 1, name, args: [...placed.slice(0, used), ...namedFrom(posted, level, transformation)] },
    errors: { ...missing(transformation, typed, level, input !== null), ...linesWrong(posted, level) },
  }
}

/** Parameters at the end that may be left out are, where nothing is typed. */
function lastUsed({ parameters, least }: Transformation, typed: readonly string[]): number {
  const filled = parameters.map((_, index) => index + 1).filter((count) => typed[count - 1] !== '')
  return Math.max(least, ...filled)
}

/** An empty text is a separator, or what a pattern is replaced by; elsewhere something is missing. */
const mayBeEmpty = ['separator', 'replacement']

function missing({ parameters, least }: Transformation, typed: readonly string[], level: 0 | 1, isChained: boolean): Errors {
  const wrong = parameters.flatMap(({ what, type }, index): [number, string][] => {
    if (index === 0 && isChained) return []
    const text = (typed[index] ?? '').trim()
    if (text === '') return index < least && !mayBeEmpty.includes(what) ? [[index, 'must not be empty']] : []
    return type === 'number' && !/^\d+$/.test(text) ? [[index, 'must be a whole number']] : []
  })
  return Object.fromEntries(wrong.map(([index, message]) => [at(level, `p[${index}]`), message]))
}

const linesOf = (posted: Posted, level: 0 | 1): string[] =>
  (posted[at(level, 'named')] ?? '').split(/\r?\n/).filter((line) => line.trim() !== '')

const line = /^\s*([A-Za-z_]\w*)\s*=\s*(.*)$/

function namedFrom(posted: Posted, level: 0 | 1, { hasNamed = false }: Transformation): Argument[] {
  if (!hasNamed) return []
  const otherwise = posted[at(level, 'otherwise')] ?? ''
  const further = linesOf(posted, level).map((each) => line.exec(each) ?? [])
  return [
    ...further.map(([, name = '', text = '']) => ({ name, isEach: false, source: parameterFrom(text, 'text') })),
    ...(otherwise === '' ? [] : [{ name: 'otherwise', isEach: false, source: parameterFrom(otherwise, 'text') }]),
  ]
}

function linesWrong(posted: Posted, level: 0 | 1): Errors {
  const wrong = linesOf(posted, level).find((each) => !line.test(each))
  return wrong === undefined ? {} : { [at(level, 'named')]: `has '${wrong.trim()}', which is not 'name = user.<attribute>'` }
}

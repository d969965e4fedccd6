import { findPattern } from '../../../expressions/pattern.ts'

/** A claim has one text, or none. */
export type Text = string | null

/** A function of the portal's list. */
export interface Transformation {
  /** What each parameter is called in messages; those from `least` on may be left out. */
  parameters: readonly { what: string; type: 'text' | 'number' }[]
  least: number
  /** Named parameters are allowed: attributes that a replacement may use, and `otherwise`. */
  hasNamed?: boolean
  /** @throws RangeError for a value that cannot be worked with */
  apply(parameters: readonly (string | number | null)[], named: Readonly<Record<string, Text>>): Text
}

const text = (what: string) => ({ what, type: 'text' as const })
const number = (what: string) => ({ what, type: 'number' as const })
const asText = (value: string | number | null | undefined): string => (value == null ? '' : String(value))
const orNone = (value: string | undefined): Text => (value === undefined || value === '' ? null : value)

/** One text to another; what is not set stays so. */
const ofText = (work: (input: string) => Text): Transformation => ({
  parameters: [text('input')],
  least: 1,
  apply: ([input]) => (input == null ? null : work(asText(input))),
})

/** Input, value, what is sent where it fits, what is sent where it does not. Letter case counts (inferred: the documentation does not say). */
const ofMatch = (fits: (input: string, value: string) => boolean): Transformation => ({
  parameters: [text('input'), text('value'), text('output'), text('output if no match')],
  least: 3,
  apply: ([input, value, output, otherwise]) =>
    orNone(asText(input != null && fits(asText(input), asText(value)) ? output : otherwise)),
})

function between(input: string, from: string, to: string): Text {
  const start = input.indexOf(from)
  if (start < 0) return null
  const rest = input.slice(start + from.length)
  const end = rest.indexOf(to)
  return end < 0 ? null : orNone(rest.slice(0, end))
}

const ofMatches = (count: 1 | 2, work: (input: string, first: string, second: string) => Text): Transformation => ({
  parameters: [text('input'), ...[text('matching value'), text('second matching value')].slice(0, count)],
  least: count + 1,
  apply: ([input, first, second]) => (input == null ? null : work(asText(input), asText(first), asText(second))),
})

function cut(input: string, start: number, length: number): Text {
  if (start < 0 || length < 0) throw new RangeError('positions and lengths are 0 or more')
  return orNone(input.slice(start, start + length))
}

/**
 * Names of groups are written as .NET has them, and letter case may be switched off in the pattern.
 * The replacement takes the place of what was found; `{name}` is a group, or a named parameter.
 */
export function regexReplace(
  [input, pattern, replacement]: readonly (string | number | null)[],
  named: Readonly<Record<string, Text>>,
): Text {
  const written = asText(pattern)
  const translated = written
    .replaceAll(/\(\?'([A-Za-z_]\w*)'/g, '(?<$1>')
    .replaceAll('(?i)', '')
    .replaceAll('\\@', '@')
  const found = input == null ? null : findPattern(translated, asText(input), written.includes('(?i)') ? 'ui' : 'u')
  if (!found) return named.otherwise ?? (input == null ? null : asText(input))
  const filled = asText(replacement).replaceAll(/\{([A-Za-z_]\w*)\}/g, (placeholder, name: string) => {
    if (Object.hasOwn(found.named, name)) return found.named[name] ?? ''
    if (Object.hasOwn(named, name)) return named[name] ?? ''
    throw new RangeError(`${placeholder} is neither a group of the pattern nor a parameter`)
  })
  const whole = found.groups[0] ?? ''
  return orNone(asText(input).slice(0, found.index) + filled + asText(input).slice(found.index + whole.length))
}

const lead = (pattern: string) => ofText((input) => findPattern(pattern, input)?.groups[0] ?? null)

/** By the name in the portal; the ones with kinds are written without the brackets and the dash that stand there. Microsoft docs, "Customize SAML token claims". */
export const transformations: Readonly<Record<string, Transformation>> = {
  ExtractMailPrefix: ofText((input) => orNone(input.split('@')[0])),
  ToLowercase: ofText((input) => input.toLowerCase()),
  ToUppercase: ofText((input) => input.toUpperCase()),
  Join: {
    parameters: [text('first'), text('separator'), text('second')],
    least: 3,
    apply: ([first, separator, second]) =>
      orNone(
        [first, second]
          .filter((each) => asText(each) !== '')
          .map(asText)
          .join(asText(separator)),
      ),
  },
  Contains: ofMatch((input, value) => input.includes(value)),
  StartWith: ofMatch((input, value) => input.startsWith(value)),
  EndWith: ofMatch((input, value) => input.endsWith(value)),
  ExtractAfter: ofMatches(1, (input, value) =>
    input.includes(value) ? orNone(input.slice(input.indexOf(value) + value.length)) : null,
  ),
  ExtractBefore: ofMatches(1, (input, value) => (input.includes(value) ? orNone(input.slice(0, input.indexOf(value))) : null)),
  ExtractBetween: ofMatches(2, between),
  ExtractAlphaPrefix: lead('^[A-Za-z]+'),
  ExtractAlphaSuffix: lead('[A-Za-z]+$'),
  ExtractNumericPrefix: lead('^[0-9]+'),
  ExtractNumericSuffix: lead('[0-9]+$'),
  IfEmpty: {
    parameters: [text('input'), text('output'), text('output if no match')],
    least: 2,
    apply: ([input, output, otherwise]) => orNone(asText(asText(input) === '' ? output : otherwise)),
  },
  IfNotEmpty: {
    parameters: [text('input'), text('output')],
    least: 2,
    apply: ([input, output]) => (asText(input) === '' ? null : orNone(asText(output))),
  },
  SubstringFixedLength: {
    parameters: [text('input'), number('start'), number('length')],
    least: 3,
    apply: ([input, start, length]) => (input == null ? null : cut(asText(input), Number(start), Number(length))),
  },
  SubstringEndOfString: {
    parameters: [text('input'), number('start')],
    least: 2,
    apply: ([input, start]) => (input == null ? null : cut(asText(input), Number(start), asText(input).length)),
  },
  RegexReplace: {
    parameters: [text('input'), text('pattern'), text('replacement')],
    least: 3,
    hasNamed: true,
    apply: regexReplace,
  },
}

import fc from 'fast-check'
import { expect, test } from '#unit-test'
import { ada } from '../../../testing/control.ts'
import type { Subject } from '../../profile.ts'
import { resolveEntraId } from '../expression.ts'
import { parseEntra } from './parse.ts'
import { printEntra } from './print.ts'
import { transformations } from './transformations.ts'
import type { Argument, Source } from './tree.ts'

const person = {
  ...ada,
  attributes: { alias: 'Finance_BSimon_US', code: 'BSimon_123', room: '123_Simon', none: '', teams: ['A', 'B'], country: 'US' },
}
const subject: Subject = { person, assignment: { person: 'ada' }, tenantId: 'acme' }
const known = { custom: Object.keys(person.attributes), profile: [] }

function comesTo(expression: string): unknown {
  const resolution = resolveEntraId(expression, known)
  if (!resolution.ok) return resolution.message
  try {
    return resolution.read(subject)
  } catch (error) {
    return `fault: ${(error as Error).message}`
  }
}

const otherDomain = `RegexReplace (user.mail, "(?'domain'^.*?)(?i)(\\@ACME\\.example)$", "{country}.{domain}@xyz.com", country = user.country)`

/** The examples of Microsoft's page, and what lies at the edges. */
const reads: Record<string, unknown> = {
  'user.mail': 'ada@acme.example',
  '"Contoso"': 'Contoso',
  Contoso: 'Contoso',
  'user.usertype': 'Member',
  'user.employeeid': null,
  'ExtractMailPrefix (user.mail)': 'ada',
  'ToUppercase (ExtractMailPrefix (user.mail))': 'ADA',
  'Join (user.givenname, " ", user.surname)': 'Ada Lovelace',
  'Join (user.givenname, "-", user.employeeid)': 'Ada',
  'Contains (user.mail, "@acme", user.mail, user.userprincipalname)': 'ada@acme.example',
  'Contains (user.mail, "@contoso", user.mail, user.givenname)': 'Ada',
  'Contains (user.mail, "@contoso", user.mail)': null,
  'StartWith (user.country, "US", user.givenname, user.surname)': 'Ada',
  'EndWith (user.code, "123", "yes", "no")': 'yes',
  'ExtractAfter (user.alias, "Finance_")': 'BSimon_US',
  'ExtractBefore (user.alias, "_US")': 'Finance_BSimon',
  'ExtractBetween (user.alias, "Finance_", "_US")': 'BSimon',
  'ExtractAlphaPrefix (user.code)': 'BSimon',
  'ExtractAlphaSuffix (user.room)': 'Simon',
  'ExtractNumericPrefix (user.room)': '123',
  'ExtractNumericSuffix (user.code)': '123',
  'ExtractAfter (user.alias, "Sales_")': null,
  'IfEmpty (user.employeeid, user.alias, user.employeeid)': 'Finance_BSimon_US',
  'IfEmpty (user.none, "made up")': 'made up',
  'IfNotEmpty (user.code, "has one")': 'has one',
  'IfNotEmpty (user.employeeid, "has one")': null,
  'SubstringFixedLength ("PleaseExtractThisNow", 6, 11)': 'ExtractThis',
  'SubstringEndOfString ("PleaseExtractThisNow", 6)': 'ExtractThisNow',
  'SubstringFixedLength ("short", 90, 2)': null,
  'ToLowercase (user.teams)': 'a',
  'ToLowercase (all user.teams)': ['a', 'b'],
  'user.teams': ['A', 'B'],
  [otherDomain]: 'US.ada@xyz.com',
  'RegexReplace (user.mail, "^x$", "y")': 'ada@acme.example',
  'RegexReplace (user.mail, "^x$", "y", otherwise = user.givenname)': 'Ada',
}

test('Entra ID: sources and transformations come to what the documentation says', () => {
  for (const [expression, value] of Object.entries(reads)) expect.soft(comesTo(expression), expression).toEqual(value)
})

const refused: Record<string, string> = {
  'Trim (user.mail)': "character 1: there is no transformation 'Trim'",
  'ToUpperCase (user.mail)': "did you mean 'ToUppercase'?",
  'Join (user.mail)': 'character 1: Join takes first, separator, second, and has 1 parameter',
  'ToLowercase (ToUppercase (ExtractMailPrefix (user.mail)))': 'character 27: a claim has at most 2 transformations',
  'Join (user.mail, " ", ToUppercase (user.mail))': 'character 23: a claim has at most 2 transformations',
  'SubstringEndOfString (user.mail, "6")': 'character 34: a number has to stand here',
  'ToLowercase (6)': 'character 14: a text or an attribute has to stand here',
  'ToLowercase (user.mail': "character 23: ')' is missing after a list at the end",
  'ToLowercase (user.mail, a = user.mail)': 'ToLowercase has no named parameters',
  'user.a.b': "character 8: 'b' is one name too many",
  '12': 'character 1: a number is a parameter, not a source',
  mail: "character 1: 'mail' is a bare name, as Google writes it",
}

test('Entra ID: what cannot be is refused before anybody signs in, at the character where it begins', () => {
  for (const [expression, message] of Object.entries(refused)) expect.soft(comesTo(expression), expression).toContain(message)
})

test('Entra ID: a replacement that names nothing, and a pattern that is none, are faults then', () => {
  expect(comesTo('RegexReplace (user.mail, "a", "{b}")')).toBe(
    'fault: RegexReplace: {b} is neither a group of the pattern nor a parameter',
  )
  expect(comesTo('RegexReplace (user.mail, "(", "x")')).toContain('the pattern is no regular expression')
})

const at = 1
const name = fc.stringMatching(/^[a-z]{1,6}$/).filter((word) => word !== 'all')
const { source } = fc.letrec<{ source: Source; argument: Argument }>((tie) => ({
  argument: fc.oneof(
    tie('source').map((each): Argument => ({ name: null, isEach: false, source: each })),
    name.map((each): Argument => ({ name: null, isEach: true, source: { kind: 'attribute', at, name: each } })),
    fc.tuple(name, tie('source')).map(([key, each]): Argument => ({ name: key, isEach: false, source: each })),
  ),
  source: fc.oneof(
    { maxDepth: 3 },
    name.map((each): Source => ({ kind: 'attribute', at, name: each })),
    fc.string({ maxLength: 6 }).map((text): Source => ({ kind: 'constant', at, text })),
    fc.nat().map((value): Source => ({ kind: 'number', at, value })),
    fc
      .tuple(fc.constantFrom(...Object.keys(transformations)), fc.array(tie('argument'), { maxLength: 3 }))
      .map(([each, args]): Source => ({ kind: 'transformation', at, name: each, args })),
  ),
}))
const withoutPlaces = (each: Source): unknown =>
  JSON.parse(JSON.stringify(each, (key, value) => (key === 'at' ? undefined : value)))

test('Entra ID: a source that is written and read again is the same', () => {
  fc.assert(
    fc.property(source, (each) => {
      expect(withoutPlaces(parseEntra(printEntra(each)))).toEqual(withoutPlaces(each))
    }),
  )
})

test('Entra ID: whatever is typed ends in a value or in a message with a place', () => {
  const word = fc.constantFrom('user', '.', 'mail', '(', ')', ',', '"', "'a'", '=', 'all', 'Join', '1', ' ', 'é', '\u0000')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(word, { maxLength: 20 }).map((each) => each.join('')),
        fc.string({ maxLength: 30 }),
      ),
      (text) => {
        const resolution = resolveEntraId(text, known)
        if (!resolution.ok) expect(resolution.message).toMatch(/^character \d+: /)
      },
    ),
    { numRuns: 500 },
  )
})

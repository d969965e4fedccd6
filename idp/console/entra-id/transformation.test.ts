import { expect, test } from '#unit-test'
import { transformations } from '../../profiles/entra-id/language/transformations.ts'
import { sourceFrom } from './source.ts'
import { parameterLabels, postedTransformation, titleOf, transformationFrom } from './transformation.ts'

const kept = [
  'ToLowercase (user.mail)',
  'ToUppercase (ExtractMailPrefix (user.mail))',
  'Join (user.givenname, "", user.surname)',
  'Contains (user.mail, "@acme.example", "user.mail", user.userprincipalname)',
  'StartWith (user.country, "US", user.employeeid)',
  'ToLowercase (all user.proxyaddresses)',
  'SubstringFixedLength (user.displayname, 0, 3)',
  'RegexReplace (user.mail, "(?\'who\'.*)@.*", "{who}.{where}", where = user.country, otherwise = "none")',
  'Join (SubstringEndOfString (user.mail, 2), """", " two ")',
]
for (const expression of kept)
  test(`the form of ${expression} makes the same of it`, () => {
    expect(transformationFrom(postedTransformation(expression))).toEqual({ expression, errors: null })
  })

const wrong: [string, Record<string, string>, Record<string, string>][] = [
  ['nothing is chosen', {}, { 't[0].name': 'has to be chosen' }],
  ['what every object has is no function', { 't[0].name': 'toString' }, { 't[0].name': 'has to be chosen' }],
  [
    'a parameter is missing, the separator is not',
    { 't[0].name': 'Join', 't[0].p[0]': 'user.mail' },
    { 't[0].p[2]': 'must not be empty' },
  ],
  [
    'a number is none',
    { 't[0].name': 'SubstringEndOfString', 't[0].p[0]': 'user.mail', 't[0].p[1]': '-1' },
    { 't[0].p[1]': 'must be a whole number' },
  ],
  [
    'the second needs no input of its own',
    { levels: '2', 't[0].name': 'ToLowercase', 't[0].p[0]': 'user.mail', 't[1].name': 'ExtractAfter' },
    { 't[1].p[1]': 'must not be empty' },
  ],
  [
    'a line without a name',
    { ...postedTransformation('RegexReplace (user.mail, "a", "b")'), 't[0].named': 'user.country' },
    { 't[0].named': "has 'user.country', which is not 'name = user.<attribute>'" },
  ],
]
for (const [what, posted, errors] of wrong)
  test(`${what}: it is said beside the field`, () => expect(transformationFrom(posted)).toEqual({ expression: null, errors }))

test('functions and parameters are called as in the portal', () => {
  expect(Object.keys(transformations).map(titleOf)).toEqual([
    ...['ExtractMailPrefix()', 'ToLowercase()', 'ToUppercase()', 'Join()', 'Contains()', 'StartWith()', 'EndWith()'],
    ...['Extract() - After matching', 'Extract() - Before matching', 'Extract() - Between matching'],
    ...['ExtractAlpha() - Prefix', 'ExtractAlpha() - Suffix', 'ExtractNumeric() - Prefix', 'ExtractNumeric() - Suffix'],
    ...['IfEmpty()', 'IfNotEmpty()', 'Substring() - Fixed Length', 'Substring() - EndOfString', 'RegexReplace()'],
  ])
  expect(parameterLabels('Contains')).toEqual([
    'Parameter 1 (input)',
    'Value',
    'Parameter 2 (output)',
    'Parameter 3 (output if no match)',
  ])
  expect(parameterLabels('Join')).toEqual(['Parameter 1', 'Separator', 'Parameter 2'])
})

for (const [typed, expression] of [
  ['user.mail', 'user.mail'],
  [' Admin ', 'Admin'],
  ['Sales Team', '"Sales Team"'],
  ['say "no"', '"say ""no"""'],
  ['42', '"42"'],
  ['https://app.example/x', '"https://app.example/x"'],
  ['"quoted"', '"quoted"'],
  ['"open', '"open'],
  ['appuser.role', 'appuser.role'],
  ['ToLowercase (user.mail', 'ToLowercase (user.mail'],
  ['', ''],
] as const)
  test(`'${typed}' typed as a source is kept as '${expression}'`, () => expect(sourceFrom(typed)).toBe(expression))

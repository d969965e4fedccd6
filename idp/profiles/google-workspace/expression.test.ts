import fc from 'fast-check'
import { expect, test } from '#unit-test'
import { ada } from '../../testing/control.ts'
import { resolveGoogleWorkspace } from './expression.ts'
import { parseRow, printRow } from './language/row.ts'

const person = { ...ada, title: 'Countess', attributes: { workato_role: 'Analyst', Type: 'Staff', teams: ['a', 'b'] } }
const known = { custom: Object.keys(person.attributes), profile: [] }

function comesTo(expression: string): unknown {
  const resolution = resolveGoogleWorkspace(expression, known)
  return resolution.ok ? resolution.read({ person, assignment: { person: 'ada' } }) : resolution.message
}

const rows: Record<string, unknown> = {
  'Basic Information > First name': 'Ada',
  'Basic Information>Primary email': 'ada@acme.example',
  'Employee Details > Title': 'Countess',
  'Employee Details > Type': 'Staff',
  'Employee Details > Manager': null,
  'SSO > workato_role': 'Analyst',
  'SSO > teams': ['a', 'b'],
}

test('Google Workspace: rows of the mapping come to their values', () => {
  for (const [expression, value] of Object.entries(rows)) expect.soft(comesTo(expression), expression).toEqual(value)
})

const refused: Record<string, string> = {
  'Basic Information > first name':
    "character 21: the category 'Basic Information' has no attribute 'first name' (letter case counts); did you mean 'First name'?",
  'Basic information > First name':
    "character 1: there is no category 'Basic information' with a field 'First name'; did you mean 'Basic Information'?",
  '> First name': "character 1: a category is missing before '>'",
  'SSO >': "character 6: a field is missing after '>'",
  'SSO > role > more': "character 12: a row has one '>', between a category and a field",
  'first name': "character 6: ' ' cannot stand here",
  ' ': 'a name is missing at the end',
}

test('Google Workspace: what is not offered is refused at the character where it begins', () => {
  for (const [expression, message] of Object.entries(refused)) expect.soft(comesTo(expression), expression).toContain(message)
})

test('Google Workspace: whatever is typed ends in a value or in a message with a place', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.constantFrom('', '>', ' > ', 'SSO > '), (text, start) => {
      const resolution = resolveGoogleWorkspace(start + text, known)
      if (!resolution.ok) expect(resolution.message).toMatch(/^character \d+: /)
    }),
  )
})

const word = fc.stringMatching(/^[\p{L}\p{N}_](?:[\p{L}\p{N}_ .'"-]{0,8}[\p{L}\p{N}_])?$/u)
const source = fc.oneof(
  fc.tuple(word, word).map(([category, field]) => ({ kind: 'row', category, field }) as const),
  fc.stringMatching(/^[A-Za-z_]\w{0,8}$/).map((name) => ({ kind: 'name', name }) as const),
)

test('Google Workspace: a row that is written and read again is the same, with its places', () => {
  fc.assert(
    fc.property(source, (each) => {
      const tree =
        each.kind === 'row'
          ? {
              kind: each.kind,
              category: { text: each.category, at: 1 },
              field: { text: each.field, at: each.category.length + 4 },
            }
          : { kind: each.kind, name: { text: each.name, at: 1 } }
      expect(parseRow(printRow(tree))).toMatchObject(tree)
    }),
  )
})

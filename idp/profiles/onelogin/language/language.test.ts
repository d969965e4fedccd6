import fc from 'fast-check'
import { expect, test } from '#unit-test'
import { ada } from '../../../testing/control.ts'
import type { Subject } from '../../profile.ts'
import { resolveOneLogin } from '../expression.ts'
import { parseMacroText, printMacroText } from './macro-text.ts'

const person = {
  ...ada,
  title: 'Countess',
  groups: ['Sales', 'EMEA'],
  attributes: {
    cost_centre: '42',
    workato_role: 'Operator',
    samaccountname: 'alovelace',
    company: 'Acme',
    external_id: '',
    member_of: 'CN=Sales;CN=IT',
  },
}
const subject: Subject = { person, assignment: { person: 'ada', values: { workato_role: 'Analyst' } }, tenantId: 'acme' }
const known = { custom: ['cost_centre'], profile: ['workato_role'] }

function comesTo(expression: string): unknown {
  const resolution = resolveOneLogin(expression, known)
  return resolution.ok ? resolution.read(subject) : resolution.message
}

const reads: Record<string, unknown> = {
  Email: 'ada@acme.example',
  'First Name': 'Ada',
  'User Roles': ['Sales', 'EMEA'],
  MemberOf: 'CN=Sales;CN=IT',
  Company: 'Acme',
  Phone: null,
  UUID: expect.stringMatching(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  '{firstname} {lastname}': 'Ada Lovelace',
  '{firstinitial}{lastinitial}': 'AL',
  '{email_name_part}': 'ada',
  '{email_domain_part}': 'acme.example',
  '{member_of}': 'CN=Sales;CN=IT',
  'in {member_of}': 'in CN=Sales;CN=IT',
  '{phone}': null,
  '{samaccountname}': 'alovelace',
  '{external_id}': '',
  'tel {phone}': 'tel ',
  '{custom_attribute_cost_centre}': '42',
  '{custom_attribute_workato_role}': 'Analyst',
  Analyst: 'Analyst',
  'appuser.workato_role': 'Analyst',
  'appuser.cost_centre': '42',
  '- No default -': null,
}

test('OneLogin: fields, labels, macros and constants come to their values', () => {
  for (const [expression, value] of Object.entries(reads)) expect.soft(comesTo(expression), expression).toEqual(value)
})

const refused: Record<string, string> = {
  '{firstName}': "character 2: there is no macro 'firstName'; did you mean 'firstname'?",
  '{nobody}': "there is no macro 'nobody'. A macro is a name in braces, e.g. {firstname}",
  '{firstname': "character 1: '}' is missing after '{'",
  'x}': "character 2: '{' is missing before '}'",
  '{{firstname}}': "character 1: '}' is missing after '{'",
  '{custom_attribute_role}': "there is no macro 'custom_attribute_role'",
  'user.email': "'user' is a source of Okta and Entra ID",
  workato_role: 'is a bare name, as Google writes it',
  ' ': 'a name is missing',
}

test('OneLogin: what cannot be is refused at the character where it begins', () => {
  for (const [expression, message] of Object.entries(refused)) expect.soft(comesTo(expression), expression).toContain(message)
})

test('OneLogin: the text of a macro that is written and read again is the same; whatever is typed ends in a value or a message', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.constantFrom('', '{email}', '{', '}'), (text, more) => {
      const resolution = resolveOneLogin(text + more, known)
      if (!resolution.ok) expect(resolution.message).toMatch(/^character \d+: /)
      else if (/[{}]/.test(text + more)) expect(printMacroText(parseMacroText(text + more))).toBe(text + more)
    }),
  )
})

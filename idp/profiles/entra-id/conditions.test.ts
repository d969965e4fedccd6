import { expect, test } from '#unit-test'
import type { Condition } from '../../directory/schema.ts'
import { ada } from '../../testing/control.ts'
import { profiles } from '../index.ts'
import { resolveStatement } from '../resolve-statement.ts'
import { resolveConditions } from './conditions.ts'

const britta = {
  ...ada,
  groups: ['Sales'],
  attributes: { usertype: 'Guest', extensionattribute1: 'EXT', othermail: 'other@x.test' } as Record<string, string>,
}
const known = { custom: [], profile: [] }
const row = (users: Condition['users'], source: string, groups: string[] = []): Condition => ({ users, groups, source })

function sentFor(conditions: Condition[], person = britta): unknown {
  const resolution = resolveConditions({ name: 'n', expression: 'user.userprincipalname', conditions }, known)
  return resolution.ok ? resolution.read({ person, assignment: { person: 'ada' } }) : resolution.message
}

/** The three examples of Microsoft's page, and who is not meant. */
const guest = row('guests', 'user.extensionattribute1')
const entra = row('entra-guests', 'user.mail')
const transformed = [
  entra,
  row('guests', 'ToLowercase (user.extensionattribute1)'),
  row('entra-guests', 'ToUppercase (user.othermail)'),
]
const table: [string, Condition[], unknown, Partial<typeof britta>?][] = [
  ['the last that fits', [guest, entra], britta.email],
  ['attributes first, whatever the order', [row('guests', 'ToLowercase (user.extensionattribute1)'), entra], 'ext'],
  ['transformations last', transformed, 'OTHER@X.TEST'],
  ['an empty value is passed over', transformed, 'ext', { attributes: { ...britta.attributes, othermail: '' } }],
  ['nobody of that kind', [guest, entra], ada.userName, { attributes: {} }],
  ['members', [row('members', '"inside"')], 'inside', { attributes: {} }],
  ['external guests', [row('external-guests', '"outside"')], 'outside', { attributes: { usertype: 'External guest' } }],
  ['one of the groups', [row('any', '"Analyst"', ['Leads', 'Sales'])], 'Analyst'],
  ['none of the groups', [row('any', '"Analyst"', ['Leads'])], ada.userName],
  [
    'a source that is none',
    [guest, row('any', 'user.nick')],
    expect.stringContaining('condition 2, character 6: the directory has no'),
  ],
]
for (const [name, conditions, value, more = {}] of table)
  test(`Entra ID: conditions: ${name}`, () => expect(sentFor(conditions, { ...britta, ...more })).toEqual(value))

test('conditions are refused where the vendor has none', () => {
  for (const profile of profiles.filter(({ id }) => id !== 'entra-id'))
    expect(resolveStatement(profile, { name: 'n', expression: 'x', conditions: [guest] }, known), profile.id).toMatchObject({
      ok: false,
      message: `${profile.title} has no conditions of claims.`,
    })
})

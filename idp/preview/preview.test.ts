import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import { ada } from '../testing/control.ts'
import { previewGroups, previewStatement } from './preview.ts'

const person = { ...ada, attributes: { some: 'A <b>', none: '', unset: null, several: ['x', 'y'], many: [] } }
const names = Object.keys(person.attributes)
const subject = { person, assignment: { person: 'ada', values: person.attributes }, tenantId: 'acme' }
const preview = (id: string, expression: string) => {
  const profile = profiles.find((each) => each.id === id)
  if (!profile) throw new Error(`there is no vendor ${id}`)
  return previewStatement(profile, { name: 'n', expression }, subject, { custom: names, profile: names })
}
const sent = (id: string, expression: string) => {
  const seen = preview(id, expression)
  return seen.kind === 'sent' ? seen.xml : seen.message
}

const written: Record<string, Record<string, string | null>> = {
  okta: {
    'user.some': '>A &lt;b&gt;</saml2:AttributeValue></saml2:Attribute>',
    'user.none': 'xsi:type="xs:string"/></saml2:Attribute>',
    'user.unset': null,
    'user.several': '>x</saml2:AttributeValue><saml2:AttributeValue',
    'user.many': null,
  },
  onelogin: { 'appuser.some': 'attrname-format:basic" Name="n">', 'appuser.unset': null },
  'entra-id': { 'user.some': '<Attribute Name="n"><AttributeValue>A &lt;b&gt;</AttributeValue></Attribute>', 'user.none': null },
  'google-workspace': { 'SSO > some': 'xsi:type="xs:anyType">A &lt;b&gt;<', 'SSO > none': '<saml2:Attribute Name="n"/>' },
}
for (const [id, rows] of Object.entries(written))
  test(`${id}: an attribute is shown as it goes over the wire, and nothing where none goes`, () => {
    for (const [expression, xml] of Object.entries(rows)) {
      if (xml === null) expect.soft(sent(id, expression), expression).toBeNull()
      else expect.soft(sent(id, expression), expression).toContain(xml)
    }
  })

test('what cannot be read says where, and what this person makes impossible says why', () => {
  expect(preview('okta', 'user.nick')).toMatchObject({ kind: 'unreadable', at: 6 })
  expect(preview('okta', 'user.several[7]')).toEqual({
    kind: 'fault',
    message: '[ ]: there is no position 7 in a list of 2',
  })
})

test('a group claim is shown with what is sent, its link where there are too many, and why it is not sent', () => {
  const entra = profiles.find(({ id }) => id === 'entra-id')
  if (!entra) throw new Error('there is no Entra ID')
  const app = { id: 'app', name: 'App', acsUrl: 'https://a/', audience: 'a', statements: [], assignments: [] }
  const at = { tenant: { id: 'acme', url: 'http://localhost' }, app }
  const groups = (count: number) => ({ ...person, groups: Array.from({ length: count }, (_, index) => `Team ${index}`) })
  const seen = (count: number, change: object = {}) =>
    previewGroups(entra, { name: 'teams', as: 'name', ...change }, at, groups(count))
  expect(seen(2)).toMatchObject({ kind: 'sent', name: 'teams', values: ['Team 0', 'Team 1'] })
  expect(seen(2)).toMatchObject({ xml: expect.stringContaining('<AttributeValue>Team 1<') })
  expect(seen(0)).toMatchObject({ kind: 'sent', values: null, xml: null })
  expect(seen(151)).toMatchObject({ name: 'http://schemas.microsoft.com/claims/groups.link' })
  expect(seen(2, { multiValue: true })).toMatchObject({ kind: 'fault', message: expect.stringContaining("'multiValue'") })
})

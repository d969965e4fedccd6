import { expect, test } from '#unit-test'
import { HtmlPage } from '../drivers/html-page.ts'
import { judge } from './sought.ts'
import { soughtInProfile } from './sought-page.ts'

const page = new HtmlPage(
  'http://sp.test/me',
  `<dl><dt>E-mail</dt><dd>ada@x.test</dd><dt>Full name</dt><dd>Ada Lovelace</dd><dt>Team</dt><dd></dd><dt>State</dt><dd>on</dd></dl>
   <label>Roles <input value="Admin"></label>`,
)
const ada = { email: 'ada@x.test', displayName: 'Ada Lovelace', surface: 'end-user' } as const
type Row = [what: string, fields: object, want: [ReturnType<typeof judge>, string | null]]
const table: Row[] = [
  ['a label that is there', { displayName: 'Full name' }, ['right', null]],
  ['another label beside the name', { displayName: 'Name' }, ['wrong', 'Full name']],
  ['a label that is nowhere', { status: 'Account status' }, ['wrong', null]],
  ['a label with a slip', { role: 'Role' }, ['wrong', 'Roles']],
  ['an empty label of what not everybody has', { groups: 'Team' }, ['right', null]],
  ['an empty label', { status: 'Team' }, ['unsure', null]],
]
for (const [what, fields, want] of table)
  test(`on a profile: ${what}`, () => {
    const [first] = soughtInProfile(page, { email: 'E-mail', ...fields }, 'observe.0.fields', ada)
    expect(first && [judge(first), first.meant]).toEqual(want)
  })

test('a label of what not everybody has cannot be told', () => {
  const [groups] = soughtInProfile(page, { email: 'E-mail', groups: 'Groups' }, 'observe.0.fields', ada)
  expect(groups && [judge(groups), groups.key, groups.says]).toEqual([
    'unsure',
    'observe.0.fields.groups',
    'there is no label "Groups" on http://sp.test/me; it has "Roles", "E-mail", "Full name", "Team", "State"',
  ])
})

import { expect, test } from '#unit-test'
import { workspace } from '../../testing/inputs.ts'
import { readRights, roleInWords, roleNameProblem } from './role-form.ts'

const finance = workspace({
  folders: [{ name: 'Marketing' }, { name: 'Payroll' }],
  customRoles: [{ name: 'mktg_ops', folders: ['Marketing'], edit: true }, 'Café'],
})

for (const [name, words] of [
  ['auditor', null],
  ['Operators', null],
  ['constructor', null],
  ['x'.repeat(120), null],
  ['', 'Give the role a name.'],
  ['x'.repeat(121), 'longer than 120 characters'],
  ['two\nlines', 'control character'],
  ['..', 'dots alone'],
  ['\u200b', 'nothing in it that can be seen'],
  ['Admin', 'Every workspace has a role called "Admin". Choose another name.'],
  ['admin', 'Every workspace has a role called "Admin", and letter case counts'],
  ['Admin\u200b', 'Every workspace has a role called "Admin", and letter case counts'],
  ['noaccess', '"NoAccess" stands for having no role'],
  ['mktg_ops', 'There is a role called "mktg_ops" here already. Choose another name.'],
  ['MKTG_ops', 'There is a role called "mktg_ops" here already, and letter case counts'],
  ['Cafe\u0301', 'There is a role called "Café" here already'],
] as const) {
  test(`a role called ${JSON.stringify(name.slice(0, 20))} of ${name.length} letters ${words === null ? 'can be made' : 'is refused'}`, () => {
    const problem = roleNameProblem(name, finance.customRoles)
    expect(problem).toEqual(words === null ? null : expect.stringContaining(words))
  })
}

test('folders are kept in the order of the workspace, each once', () =>
  expect(readRights({ edit: 'on' }, ['Payroll', 'Marketing', 'Payroll'], finance)).toEqual({
    rights: { folders: ['Marketing', 'Payroll'], edit: true },
    problems: {},
  }))

test('nothing ticked opens no folder and edits nothing', () =>
  expect(readRights({}, [], finance)).toEqual({ rights: { folders: [], edit: false }, problems: {} }))

for (const folder of ['Ghost', 'marketing', 'Marketing '])
  test(`the folder "${folder}", which is not there, is refused`, () =>
    expect(readRights({}, ['Payroll', folder], finance).problems).toEqual({
      folders: `Finance has no folder "${folder}". Choose from the folders here.`,
    }))

test('the log says what a role opens', () =>
  expect([
    roleInWords({ name: 'a', folders: ['x', 'y'], edit: true }),
    roleInWords({ name: 'b', folders: [], edit: false }),
  ]).toEqual([
    { Role: 'a', 'Folders of a': 'x, y', 'a edits recipes': 'on' },
    { Role: 'b', 'Folders of b': 'none', 'b edits recipes': 'off' },
  ]))

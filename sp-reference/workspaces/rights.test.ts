import { expect, test } from '#unit-test'
import { workspace } from '../testing/inputs.ts'
import { buildingRole, mayEdit, mayOpen, rightsOf } from './rights.ts'

const finance = workspace({
  folders: [{ name: 'Marketing' }, { name: 'Payroll' }],
  customRoles: [{ name: 'writer', folders: ['Marketing'], edit: true }, { name: 'reader', folders: ['Marketing'] }, 'bare'],
})

const table: [role: string, folder: string, opens: boolean, edits: boolean][] = [
  ['Admin', 'Payroll', true, true],
  ['Analyst', 'Payroll', true, true],
  ['Operator', 'Payroll', true, false],
  ['NoAccess', 'Payroll', false, false],
  ['writer', 'Marketing', true, true],
  ['writer', 'Payroll', false, false],
  ['reader', 'Marketing', true, false],
  ['reader', 'Payroll', false, false],
  ['bare', 'Marketing', false, false],
  ['Writer', 'Marketing', false, false],
  ['ghost', 'Marketing', false, false],
]
for (const [role, folder, opens, edits] of table) {
  test(`${role} ${opens ? 'opens' : 'does not open'} ${folder} and ${edits ? 'edits' : 'does not edit'}`, () => {
    const rights = rightsOf(role, finance)
    expect([mayOpen(rights, folder), mayEdit(rights, folder)]).toEqual([opens, edits])
  })
}

test('with separate environments the role of DEV counts, where recipes are built', () => {
  expect(buildingRole({ role: 'Admin' })).toBe('Admin')
  expect(buildingRole({ dev: 'Operator', test: 'Admin', prod: 'Admin' })).toBe('Operator')
})

test('a role cannot open a folder that its workspace does not have', () =>
  expect(() => workspace({ customRoles: [{ name: 'x', folders: [''] }] })).toThrow('folders'))

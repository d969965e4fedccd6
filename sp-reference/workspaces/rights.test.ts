import { expect, test } from '#unit-test'
import { workspace } from '../testing/inputs.ts'
import { mayEdit, mayOpen, rightsIn, rightsOf } from './rights.ts'

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

test('with separate environments the role of each counts there, and recipes are changed in DEV alone', () => {
  const roles = { dev: 'writer', test: 'NoAccess', prod: 'Admin' }
  const at = (where: 'dev' | 'test' | 'prod') => {
    const rights = rightsIn(roles, where, finance)
    return ['Marketing', 'Payroll'].map((folder) => [mayOpen(rights, folder), mayEdit(rights, folder)])
  }
  expect(at('dev')).toEqual([
    [true, true],
    [false, false],
  ])
  expect(at('test')).toEqual([
    [false, false],
    [false, false],
  ])
  expect(at('prod')).toEqual([
    [true, false],
    [true, false],
  ])
  expect(rightsIn({ role: 'Admin' }, 'prod', finance)).toEqual({ role: 'Admin', folders: 'all', edit: true })
})

test('a custom role may be called like a property that every object has', () => {
  const odd = workspace({ folders: [{ name: 'Marketing' }], customRoles: [{ name: 'constructor', folders: ['Marketing'] }] })
  expect(rightsOf('constructor', odd)).toEqual({ folders: ['Marketing'], edit: false })
  expect(rightsOf('toString', odd)).toEqual({ folders: [], edit: false })
})

test('a role cannot open a folder that its workspace does not have', () =>
  expect(() => workspace({ customRoles: [{ name: 'x', folders: [''] }] })).toThrow('folders'))

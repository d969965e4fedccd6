import { expect, test } from '#unit-test'
import type { Organisation } from '../organisations/store.ts'
import { environment, workspace } from '../testing/inputs.ts'
import { refuseUnknownNames } from './known-names.ts'
import type { AccountPatch } from './schemas.ts'

const organisation = {
  environments: [environment()],
  workspaces: [workspace({ customRoles: ['Auditor'] }), workspace({ name: 'HR', environments: true })],
} as unknown as Organisation
const three = { dev: 'Admin', test: 'Analyst', prod: 'Operator' }

const table: [name: string, given: Pick<AccountPatch, 'environments' | 'workspaces'>, refused: string | null][] = [
  ['nothing', {}, null],
  ['what is there', { environments: [{ name: 'Prod', groups: ['Sales'] }], workspaces: [{ name: 'Finance' }] }, null],
  ['a custom role', { workspaces: [{ name: 'Finance', roles: { role: 'Auditor' } }] }, null],
  ['a role for each environment', { workspaces: [{ name: 'HR', roles: three }] }, null],
  ['no access', { workspaces: [{ name: 'Finance', roles: { role: 'NoAccess' } }] }, null],
  ['an environment that is not there', { environments: [{ name: 'Test' }] }, "environments[0].name: nothing is called 'Test'"],
  ['a group that is not there', { environments: [{ name: 'Prod', groups: ['Ghost'] }] }, "no group of Prod is called 'Ghost'"],
  [
    'a role that is not there',
    { workspaces: [{ name: 'Finance', roles: { role: 'ghost' } }] },
    "no role of Finance is called 'ghost'",
  ],
  ['three roles where there is one', { workspaces: [{ name: 'Finance', roles: three }] }, 'Finance has one role for everything'],
  ['one role where there are three', { workspaces: [{ name: 'HR', roles: { role: 'Admin' } }] }, 'HR has a role for each'],
]
for (const [name, given, refused] of table)
  test(`by hand: ${name}`, () => {
    const act = () => refuseUnknownNames(organisation, given)
    if (refused === null) expect(act).not.toThrow()
    else expect(act).toThrow(refused)
  })

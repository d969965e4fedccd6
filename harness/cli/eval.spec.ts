import { expect, test } from '@playwright/test'
import { cli } from './testing/cli.ts'

test('eval: what is sent, value by value, and how; exit code 0', async () => {
  const { stdout, code } = await cli('eval', '--profile', 'okta', 'String.toUpperCase(user.email)', '--person', 'ada')
  expect([code, stdout]).toEqual([0, expect.stringContaining('\nADA@ACME.TEST\n')])
  expect(stdout).toContain('<saml2:Attribute Name="attribute"')
})

test('eval: an expression that the vendor cannot read points at the character; exit code 2', async () => {
  const { stderr, code } = await cli('eval', '--profile', 'entra-id', 'ToLowercase (user.email)')
  expect([code, stderr]).toEqual([2, expect.stringContaining('  ToLowercase (user.email)\n                    ^\n')])
  expect(stderr).toContain("Entra ID's portal has lists")
})

test('eval: as JSON, for programs', async () => {
  const { stdout, code } = await cli('eval', 'user.city', '--set', 'city=Paris', '--json')
  expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ kind: 'sent', values: ['Paris'] })])
})

test('eval: one person leads to another at Acme, to their app, and to directories; a wrong relation is pointed at', async () => {
  const rows = {
    'getManagerUser("active_directory").email': 'grace@acme.test',
    'getManagerAppUser("active_directory", "workato").workato_role': 'Auditor',
    'user.getLinkedObject("manager").lastName': 'Hopper',
    'findWorkdayUser().employeeID': '1843',
    'Iso3166Convert.toAlpha2("IND")': 'IN',
  }
  for (const [expression, value] of Object.entries(rows)) {
    const { stdout, code } = await cli('eval', expression, '--json')
    expect.soft([code, JSON.parse(stdout).values], expression).toEqual([0, [value]])
  }
  const { stderr, code } = await cli('eval', 'user.getLinkedObject("manger").lastName')
  expect([code, stderr]).toEqual([2, expect.stringContaining(`\n  ${' '.repeat(21)}^\n`)])
  expect(stderr).toContain("did you mean 'manager'?")
  const nobody = await cli('eval', 'findDirectoryUser().managerUpn', '--person', 'alan')
  expect([nobody.code, nobody.stdout]).toEqual([
    0,
    expect.stringContaining('Nothing is sent: alan@acme.test has no profile in an Active Directory'),
  ])
})

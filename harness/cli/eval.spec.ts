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
})

test('eval: as JSON, for programs', async () => {
  const { stdout, code } = await cli('eval', 'user.city', '--set', 'city=Paris', '--json')
  expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ kind: 'sent', values: ['Paris'] })])
})

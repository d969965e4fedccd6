import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { pressCtrlC, startCli } from './testing/cli.ts'

function target(...more: string[]): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'firstlogin-')), 'target.yaml')
  const lines = [
    'name: sp',
    'base: http://127.0.0.1:1',
    'surfaces: { end-user: { signIn: /login } }',
    'idp: { port: 8089, state: s }',
  ]
  writeFileSync(file, `${[...lines, ...more].join('\n')}\n`)
  return file
}

const typedIn = 'sp: { entityId: urn:sp, acsUrl: /acs }'
const faults: [string, string[], string[], string][] = [
  ['a vendor that does not exist', [typedIn], ['--profile', 'nosuch'], 'no vendor profile is called "nosuch"'],
  ['an SP that is not described in full', ['sp: { entityId: urn:sp }'], [], 'sp: the acsUrl is missing'],
  ['a host that is not allowed', ['sp: { metadata: "http://sp.test/m" }'], [], 'sp.test is not this machine'],
  [
    'a secret that is not set',
    [typedIn, 'mail: { mailpit: "http://127.0.0.1:1/{env.NOT_SET_AT_ALL}" }'],
    [],
    'NOT_SET_AT_ALL is not set',
  ],
]
for (const [name, lines, options, says] of faults)
  test(`the IdP for a target ends with 2 at once: ${name}`, async () => {
    const idp = startCli('idp', '--port', '0', '--target', target(...lines), ...options)
    const late = setTimeout(() => pressCtrlC(idp), 25_000)
    const { code, stderr } = await idp.ended
    clearTimeout(late)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
  })

test('why the SP is not known yet is told without secrets', async () => {
  process.env.FIRSTLOGIN_TEST_KEY = 'hunter2hunter2'
  const idp = startCli('idp', '--port', '0', '--target', target('sp: { metadata: "{base}/m?key={env.FIRSTLOGIN_TEST_KEY}" }'))
  const told = await idp.says('Stop it with')
  pressCtrlC(idp)
  await idp.ended
  expect(told).toContain('key=[redacted]')
  expect(told).not.toContain('hunter2')
})

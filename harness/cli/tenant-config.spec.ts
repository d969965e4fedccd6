import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { pressCtrlC, startCli } from './testing/cli.ts'

const tenant = `profile: okta
people:
  - { id: ada, userName: ada@acme.test, email: ada@acme.test, firstName: Ada, lastName: Lovelace, displayName: Ada, password: secret, verified: true }
apps:
  - id: crm
    name: CRM
    acsUrl: http://127.0.0.1:9/acs
    audience: urn:crm
    statements: [{ name: role, expression: appuser.role }]
    assignments: [{ person: ada }]
`
const written = (name: string, text: string): string => {
  const file = test.info().outputPath(name)
  writeFileSync(file, text)
  return file
}

interface Facts {
  url: string
  controlToken: string
  tenants: { id: string; apps: { metadataUrl: string; certificate: string }[] }[]
}

test('tenants out of files: called like the file, served, and after a restart with the keys they had and what the file says now', async () => {
  const file = written('Acme Corp.yaml', tenant)
  const state = test.info().outputPath('state')
  const start = async () => {
    const idp = startCli('idp', '--port', '0', '--state', state, '--config', file, '--json')
    const facts = JSON.parse(await idp.says('\n')) as Facts
    const people = await fetch(`${facts.url}/control/v1/tenants/acme-corp/spec`, {
      headers: { authorization: `Bearer ${facts.controlToken}` },
    })
    const spec = (await people.json()) as { people: { displayName: string }[] }
    pressCtrlC(idp)
    await idp.ended
    return { facts, name: spec.people[0]?.displayName }
  }
  const first = await start()
  expect(first.facts.tenants).toMatchObject([{ id: 'acme-corp', apps: [{ id: 'crm' }] }])
  writeFileSync(file, tenant.replace('displayName: Ada', 'displayName: Ada King'))
  const second = await start()
  expect([first.name, second.name]).toEqual(['Ada', 'Ada King'])
  expect(second.facts.tenants[0]?.apps[0]?.certificate).toBe(first.facts.tenants[0]?.apps[0]?.certificate)
})

test('for people: where each tenant and app is, and what will not be sent', async () => {
  const idp = startCli('idp', '--port', '0', '--config', written('acme.yaml', tenant), '--token', 'abc')
  const told = await idp.says('Stop it with')
  pressCtrlC(idp)
  await idp.ended
  expect(told).toMatch(
    /Tenant acme: http:\/\/localhost:\d+\/t\/acme\/\?token=abc\n {2}The apps of a person: http.*\n {2}CRM\n {4}metadata {2}http/,
  )
  expect(told).toContain('role: ')
})

const faults: [string, () => string[], string][] = [
  ['no such file', () => ['nowhere.yaml'], 'nowhere.yaml: there is no such file'],
  [
    'a word that is none',
    () => [written('a.yaml', tenant.replace('acsUrl', 'acsURL'))],
    "a.yaml: line 7: apps[0]: 'acsURL' does not",
  ],
  ['no YAML', () => [written('b.yaml', 'people: [')], 'b.yaml: not valid YAML'],
  [
    'two of one id',
    () => [written('c.yaml', `id: x\n${tenant}`), written('d.yaml', `id: x\n${tenant}`)],
    'd.yaml: id: another --config',
  ],
]
for (const [name, files, says] of faults)
  test(`a tenant file that is wrong ends it with 2 at once: ${name}`, async () => {
    const idp = startCli('idp', '--port', '0', ...files().flatMap((file) => ['--config', file]))
    const late = setTimeout(() => pressCtrlC(idp), 25_000)
    const { code, stderr } = await idp.ended
    clearTimeout(late)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
  })

import { expect, test } from '#unit-test'
import { organisationSchema } from '../../organisations/settings.ts'
import {
  readPlaceSettings,
  readPopulation,
  settingsAt,
  settingsInWords,
  switchesTyped,
  withSettingsAt,
} from './place-settings.ts'

const populations: [title: string, form: Record<string, string>, enforceFor: unknown, problem: RegExp | null][] = [
  ['everyone', { enforce: 'all', domains: 'x.test' }, 'all', null],
  [
    'domains',
    { enforce: 'domains', domains: 'ACME.com, @x.test;y.test\nacme.com' },
    { domains: ['acme.com', 'x.test', 'y.test'] },
    null,
  ],
  ['a name outside ASCII', { enforce: 'domains', domains: 'bücher.example' }, { domains: ['xn--bcher-kva.example'] }, null],
  ['no domain', { enforce: 'domains', domains: ' , ' }, { domains: [] }, /at least one domain/],
  ['an address', { enforce: 'domains', domains: 'ada@acme.com' }, { domains: [] }, /"ada@acme\.com" is not a domain/],
  ['an IP address', { enforce: 'domains', domains: '10.10.10.10' }, { domains: [] }, /not a domain/],
  ['a URL', { enforce: 'domains', domains: 'https://acme.com/' }, { domains: [] }, /not a domain/],
  ['one word', { enforce: 'domains', domains: 'acme' }, { domains: [] }, /not a domain/],
  ['a choice that is not offered', { enforce: 'nobody' }, 'all', /Choose for whom/],
]
for (const [title, form, enforceFor, problem] of populations) {
  test(`enforced for: ${title}`, () => {
    const read = readPopulation(form)
    expect(read.enforceFor).toEqual(enforceFor)
    const problems = Object.values(read.problems).join()
    if (problem) expect(problems).toMatch(problem)
    else expect(problems).toBe('')
  })
}

const form = { method: 'saml', saml: 'on', enforce: 'all', jit: 'on' }
const end = { kind: 'end-user' } as const

test('boxes that are not ticked are off', () => {
  expect(readPlaceSettings(form, end)).toEqual({
    settings: { jit: true, environment: { authMethod: 'saml', samlEnabled: true, groupSync: false, enforceFor: 'all' } },
    problems: {},
  })
  expect(readPlaceSettings({ ...form, saml: '', jit: '', sync: 'on' }, end).settings).toMatchObject({
    jit: false,
    environment: { samlEnabled: false, groupSync: true },
  })
  expect(readPlaceSettings({}, { kind: 'workspace' })).toEqual({ settings: { jit: false, environment: null }, problems: {} })
})

test('a sign-in method that does not exist is refused', () => {
  expect(readPlaceSettings({ ...form, method: 'magic' }, end).problems).toHaveProperty('method')
})

test('one place changes, and no other', () => {
  const settings = organisationSchema.parse({
    slug: 'a',
    environments: [
      { name: 'Prod', jit: false, groups: ['Sales'] },
      { name: 'Test', jit: false },
    ],
    workspaces: [{ name: 'Prod', jit: false }],
  })
  const prod = { kind: 'end-user', name: 'Prod' } as const
  const changed = withSettingsAt(settings, prod, { ...settingsAt(settings, prod), jit: true })
  expect(changed).toEqual({
    ...settings,
    environments: [{ ...settings.environments[0], jit: true }, settings.environments[1]],
  })
  const workspace = { kind: 'workspace', name: 'Prod' } as const
  expect(withSettingsAt(settings, workspace, { jit: true, environment: null }).workspaces[0]?.jit).toBe(true)
  expect(settingsInWords(settingsAt(changed, prod))).toEqual({
    'Authentication method': 'single sign-on',
    'SAML-based SSO': 'on',
    'Enforced for': 'everyone',
    'JIT provisioning': 'on',
    'Group syncing': 'off',
  })
  expect(settingsInWords(settingsAt(settings, workspace))).toEqual({ 'JIT provisioning': 'off' })
})

test('the wizard begins with what holds already', () => {
  const environment = {
    authMethod: 'saml' as const,
    samlEnabled: true,
    groupSync: true,
    enforceFor: { domains: ['a.test', 'b.test'] },
  }
  expect(switchesTyped({ jit: true, environment })).toEqual({
    enforce: 'domains',
    domains: 'a.test, b.test',
    jit: 'on',
    sync: 'on',
  })
  expect(switchesTyped({ jit: false, environment: null })).toEqual({ enforce: 'all', domains: '', jit: '', sync: '' })
})

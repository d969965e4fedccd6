import { expect } from '@playwright/test'
import { type PlainSp, startPlainSp } from '../testing/plain-sp.ts'
import { writeTarget } from '../testing/target-file.ts'
import { cli } from './testing/cli.ts'
import { test } from './testing/doctor-here.ts'

/**
 * A run makes accounts, so it goes to no host that the target file does not allow: not even one request. Both names here lead to the SP on
 * this machine all the same, which writes down who was asked for.
 */
test.describe.configure({ timeout: 120_000 })

const HOSTS = { node: '0.0.0.0', browser: 'elsewhere.localhost' }
const at = (host: string, { origin }: PlainSp, path = '') => `http://${host}:${new URL(origin).port}${path}`
const surface = (signIn: unknown) => ({ 'end-user': { signIn, policy: 'workato-end-user' } })

interface Forbidden {
  name: string
  changes(sp: PlainSp): Record<string, unknown>
  host: string
  code: 2 | 3
  says?: string
  /** The command; default run and doctor by turns. */
  by?: string[]
}

const cases: Forbidden[] = [
  { name: 'base', changes: (sp) => ({ base: at(HOSTS.node, sp) }), host: HOSTS.node, code: 2 },
  {
    name: 'the ACS',
    changes: (sp) => ({ sp: { entityId: 'sp', acsUrl: at(HOSTS.node, sp, '/acs') } }),
    host: HOSTS.node,
    code: 2,
  },
  {
    name: 'where a sign-in starts',
    changes: (sp) => ({ surfaces: surface(at(HOSTS.node, sp, '/login')) }),
    host: HOSTS.node,
    code: 2,
  },
  { name: 'the metadata', changes: (sp) => ({ sp: { metadata: at(HOSTS.node, sp, '/metadata') } }), host: HOSTS.node, code: 2 },
  {
    name: 'a redirect to the metadata',
    changes: (sp) => ({ sp: { metadata: `/away?to=${at(HOSTS.node, sp, '/metadata')}` } }),
    host: HOSTS.node,
    code: 2,
  },
  {
    name: 'an observer',
    changes: (sp) => ({
      observe: [
        {
          kind: 'http-json',
          accounts: { request: { url: at(HOSTS.node, sp, '/users') }, list: '', fields: { email: '/email' } },
        },
      ],
    }),
    host: HOSTS.node,
    code: 2,
  },
  {
    name: 'a redirect, without a browser',
    changes: (sp) => ({ surfaces: surface(`/away?to=${at(HOSTS.node, sp, '/login')}`) }),
    host: HOSTS.node,
    code: 3,
    says: `allowHosts: [${HOSTS.node}]`,
  },
  {
    name: 'a redirect, in a browser',
    changes: (sp) => ({ driver: 'browser', surfaces: surface(`/away?to=${at(HOSTS.browser, sp, '/login')}`) }),
    host: HOSTS.browser,
    code: 3,
    says: `allowHosts: [${HOSTS.browser}]`,
  },
  {
    name: 'a redirect after the IdP, in a browser',
    changes: (sp) => {
      sp.setLanding(at(HOSTS.browser, sp, '/'))
      return { driver: 'browser' }
    },
    host: HOSTS.browser,
    code: 3,
  },
  {
    name: 'the session, in a browser',
    changes: (sp) => ({ driver: 'browser', session: { url: at(HOSTS.browser, sp, '/me'), email: '/email' } }),
    host: HOSTS.browser,
    code: 2,
  },
  ...[['doctor'], ['run'], ['run', '--no-preflight']].map(
    (by): Forbidden => ({
      name: 'a new window, in a browser',
      changes: (sp) => {
        sp.setLanding(`/opens-window?to=${at(HOSTS.browser, sp, '/')}`)
        return { driver: 'browser' }
      },
      host: HOSTS.browser,
      code: 3,
      says: `${HOSTS.browser} is not this machine, and a run makes accounts there (a new window leads there)`,
      by,
    }),
  ),
]
for (const [index, { name, changes, host, code, says, by = [index % 2 === 0 ? 'run' : 'doctor'] }] of cases.entries()) {
  const [command = '', ...flags] = by
  test(`${by.join(' ')}: ${name} at a host that is not allowed`, async ({ doctor }) => {
    const sp = await startPlainSp()
    const file = writeTarget(test.info().outputPath(), { ...sp.target, ...changes(sp) })
    const only = ['--only', 'existing-user/signs-in-again', '--out', test.info().outputPath('out')]
    const ended = await (command === 'doctor'
      ? doctor(file)
      : cli('run', '--target', file, '--profile', 'okta', ...flags, ...only))
    await sp.die()
    expect(sp.requests.filter((each) => each.includes(host) && !each.includes(` 127.0.0.1`))).toEqual([])
    expect(`${ended.stdout}${ended.stderr}`).toContain(
      says ?? `target.yaml: ${host} is not this machine, and a run makes accounts there`,
    )
    expect([ended.code, ended.stderr.match(/^\s+at /m)]).toEqual([code, null])
  })
}

test('what is allowed is gone to, so that the names here prove something', async ({ doctor }) => {
  const sp = await startPlainSp()
  const changes = {
    allowHosts: Object.values(HOSTS),
    driver: 'browser',
    surfaces: surface(`/away?to=${at(HOSTS.browser, sp, '/')}`),
  }
  const file = writeTarget(test.info().outputPath(), { ...sp.target, ...changes })
  await doctor(file)
  await sp.die()
  expect(sp.requests.some((each) => each.startsWith(`GET ${HOSTS.browser}`))).toBe(true)
  const asked = await startPlainSp()
  expect((await fetch(at(HOSTS.node, asked))).status).toBe(200)
  expect(asked.requests).toEqual([`GET ${at(HOSTS.node, asked, '/').slice(7)}`])
  await asked.die()
})

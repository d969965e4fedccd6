import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { projectRoot } from '../files/project-root.ts'
import type { RunReport } from '../results.ts'
import { spellingsOf } from '../target/without-secrets.ts'
import { startPlainSp } from '../testing/plain-sp.ts'
import { writeTarget } from '../testing/target-file.ts'
import { cli, type Ended, startCliBehind } from './testing/cli.ts'
import { littleRoom } from './testing/little-room.ts'

/** What goes wrong in the middle of a run: results so far are kept, one message says why, nothing is told that is a secret. */
test.describe.configure({ timeout: 180_000 })

const MANY = 'existing-user,new-user,missing-attributes'
const runArgs = (file: string, out: string, only: string) => [
  'run',
  '--target',
  file,
  '--profile',
  'okta',
  '--driver',
  'http',
  '--workers',
  '1',
  '--only',
  only,
  '--out',
  out,
]
const run = (file: string, out: string, only: string, ...more: string[]): Promise<Ended> =>
  cli(...runArgs(file, out, only), ...more)
const reportIn = (out: string) => JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as RunReport

function expectPartial(ended: Ended, out: string, remark: string): void {
  expect(`${ended.stdout}${ended.stderr}`).not.toMatch(/^\s+at /m)
  const report = reportIn(out)
  expect(report.completeness).toBe('PARTIAL')
  expect(report.cases.length).toBeGreaterThan(0)
  expect(report.cases.filter((each) => each.verdict === 'FAIL')).toEqual([])
  expect(report.remarks.join('\n')).toContain(remark)
  expect(report.remarks.join('\n')).toContain('planned cases were not run')
  expect(ended.code).toBe(3)
}

test('an SP that somebody else started dies', async () => {
  const sp = await startPlainSp({ signIns: 12 })
  const out = test.info().outputPath('out')
  const file = writeTarget(test.info().outputPath(), sp.target)
  const ended = await run(file, out, MANY)
  await sp.die()
  expectPartial(ended, out, `the SP "plain-sp" died during the run: nothing answers at ${sp.origin} any more`)
})

test('an SP that firstlogin started dies', async () => {
  const out = test.info().outputPath('out')
  const program = path.join(projectRoot, 'harness/testing/plain-sp-process.ts')
  const { target, die } = await startPlainSp()
  await die()
  const start = { command: ['{node}', program], env: { PORT: '{port}', SIGN_INS: '4' } }
  const file = writeTarget(test.info().outputPath(), { ...target, base: 'http://127.0.0.1:{port}', start })
  expectPartial(await run(file, out, MANY), out, 'the SP "plain-sp" died during the run: it ended with exit code 7')
})

for (const [name, ready, idpSlots] of [
  ['the first two', 'entra-id', 1],
  ['the first two of three at a time', 'entra-id', 3],
  ['one in the middle', 'okta,entra-id', 1],
  ['all', '', 1],
] as const)
  test(`vendors that the SP is not set up for: ${name}`, async () => {
    const sp = await startPlainSp()
    const out = test.info().outputPath('out')
    // It takes our IdP for some vendors only, and keeps the one that it had.
    const hooks = {
      configureIdp: { method: 'PUT', url: `/idp-for?ready=${ready}&vendor={profile}`, body: { ssoUrl: '{idp.ssoUrl}' } },
    }
    const file = writeTarget(test.info().outputPath(), { ...sp.target, idpSlots, hooks })
    const ended = await run(file, out, 'existing-user/signs-in-again', '--profile', 'onelogin,entra-id')
    await sp.die()
    expect(ended.code).toBe(3)
    expect(ended.stderr).toContain('the SP "plain-sp" is not ready for a run with OneLogin; this is about the set-up')
    expect(ended.stderr).toMatch(/^FAIL an honest sign-in gets in \(positive control\): |^FAIL a sign-in starts /m)
    if (ready === '') {
      expect(ended.stderr).toContain('firstlogin: no case was run: the SP "plain-sp" is ready for none of Okta, ')
      return expect(existsSync(path.join(out, 'report.json'))).toBe(false)
    }
    expectPartial(ended, out, 'Not run with ')
    const report = reportIn(out)
    expect(report.cases.map((each) => each.profile)).toEqual(ready.split(','))
    expect(report.remarks.join()).toContain(`profiles: [${ready.replace(',', ', ')}]`)
    expect(ended.stderr).toMatch(/^OneLogin is left out, with 1 of 3 cases; a run goes on with the vendors that are ready$/m)
    expect(ended.stdout).toMatch(/^End-user JIT .*○ not run/m)
  })

/** Ways of a secret through the browser of a person, as far as one SP of one place can have them. */
const ways: [way: string, at: string, keys: (target: Record<string, unknown>) => object][] = [
  [
    'the steps of a sign-in',
    'surfaces.end-user.signIn.0.open',
    () => ({ surfaces: surfacesWith([{ open: '/?code={env.PLAIN_SP_SECRET}' }, { press: 'Sign in with SSO' }]) }),
  ],
  [
    'the address of a place',
    'places.app.loginUrl',
    () => ({
      sp: undefined,
      surfaces: surfacesWith(undefined),
      places: { app: { entityId: '{base}/metadata', acsUrl: '/acs', loginUrl: '/login?code={env.PLAIN_SP_SECRET}' } },
    }),
  ],
]
const surfacesWith = (signIn: unknown) => ({
  'end-user': { signIn, policy: 'workato-end-user', attributeMap: { displayName: 'name' } },
})

for (const [way, at, keys] of ways)
  test(`secrets of the environment are told nowhere: they go through ${way}`, async () => {
    const secret = 's3cret/of the+environment'
    process.env.PLAIN_SP_SECRET = secret
    const sp = await startPlainSp()
    const out = test.info().outputPath('out')
    const refused = { url: '/refused?key={env.PLAIN_SP_SECRET}', headers: { authorization: 'Bearer {env.PLAIN_SP_SECRET}' } }
    const file = writeTarget(test.info().outputPath(), {
      ...sp.target,
      driver: 'browser',
      ...keys(sp.target),
      observe: [{ kind: 'http-json', accounts: { request: refused, list: '', fields: { email: '/email' } } }],
      hooks: { ...(sp.target.hooks as object), seedAccount: { method: 'POST', ...refused } },
    })
    const only = ['--only', 'existing-user/signs-in-again,existing-user/made-by-hand', '--no-preflight']
    const ended = await cli('run', '--target', file, '--profile', 'okta', ...only, '--out', out)
    await sp.die()
    const { cases } = reportIn(out)
    expect(cases.map((each) => each.verdict)).not.toContain('PASS')
    const spellings = spellingsOf([secret])
    expect(spellings).toEqual(
      expect.arrayContaining([secret, 's3cret%2Fof%20the%2Benvironment', 's3cret%2Fof+the%2Benvironment']),
    )
    for (const each of spellings) expect(`${ended.stdout}${ended.stderr}`).not.toContain(each)
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => path.join(out, name))
    const written = files.filter((name) => statSync(name).isFile())
    expect(written.map((name) => path.basename(name))).toEqual(
      expect.arrayContaining(['report.html', 'report.json', 'junit.xml']),
    )
    expect(written.filter((name) => /trace/.test(path.basename(name)))).toEqual([])
    for (const name of written) for (const each of spellings) expect(readFileSync(name, 'latin1'), name).not.toContain(each)
    expect(readFileSync(path.join(out, 'report.json'), 'utf8')).toContain('[redacted]')
    const why = `No trace is kept: ${at} holds {env.PLAIN_SP_SECRET}, and a trace has everything that was typed and sent.`
    // The other case ends before anybody has opened a browser.
    expect(cases.flatMap((each) => each.withheld ?? [])).toEqual([why])
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain(why)
  })

test('a full disk under the report', async () => {
  const out = test.info().outputPath('full')
  mkdirSync(out, { recursive: true })
  const room = littleRoom(out)
  const sp = await startPlainSp()
  try {
    const file = writeTarget(test.info().outputPath(), sp.target)
    const ended = await startCliBehind(room.command, ...runArgs(file, out, 'existing-user')).ended
    const said = `${ended.stdout}${ended.stderr}`
    expect(said).toContain(`results.ndjson cannot be written: ${room.code}`)
    // Of small files, some may still have found room.
    expect(/report\.html.* not written: (.*)\.$/m.exec(said)?.[1]).toBe(room.words)
    // What was finished before is in the journal, and summed up on the terminal.
    const [, missing, planned] = /(\d+) of (\d+) planned cases were not run/.exec(said) ?? []
    expect(Number(missing)).toBeLessThan(Number(planned))
    expect(said).not.toMatch(/^\s+at /m)
    expect(ended.code).toBe(3)
  } finally {
    await sp.die()
  }
})

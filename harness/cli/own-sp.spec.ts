import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { freePort } from '../parties/child.ts'
import type { RunReport } from '../results.ts'
import { bringPackages, exampleFolder } from '../testing/examples.ts'
import { cli, pressCtrlC, startCli } from './testing/cli.ts'

/** The way of docs/getting-started.md, with an app that somebody else runs and configures by hand. */
const app = exampleFolder('passport-saml')

test.beforeAll(() => bringPackages('passport-saml'))

let running: ChildProcess | null = null
test.afterEach(() => running?.kill())

/** Starts the app as its owner would. */
async function startApp(port: number, env: Record<string, string>): Promise<void> {
  running?.kill()
  running = spawn(process.execPath, ['server.js'], {
    cwd: app,
    env: { ...process.env, PORT: String(port), ...env },
    stdio: 'ignore',
  })
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${port}/`).then(
        (answer) => answer.status,
        () => 0,
      ),
    )
    .toBe(200)
}

test('init, idp, doctor, run: an app that is told about our IdP by hand', async () => {
  test.setTimeout(240_000)
  const [port, idpPort] = [await freePort(), await freePort()]
  const folder = test.info().outputPath('my-app')
  mkdirSync(folder, { recursive: true })
  const [target, database] = [path.join(folder, 'target.yaml'), path.join(folder, 'app.sqlite')]
  const elsewhere = { IDP_SSO_URL: 'http://localhost:9/sso', IDP_ISSUER: 'nobody', IDP_CERT: 'MIIB' }
  await startApp(port, { DATABASE: database, ...elsewhere })

  const base = `http://127.0.0.1:${port}`
  const written = await cli('init', '--base', base, '--session', '/me#/email', '--sqlite', database, '--out', target)
  expect([written.code, written.stdout]).toEqual([0, expect.stringContaining('A sign-in starts at /login')])
  expect((await cli('init', '--base', base, '--out', target)).stderr).toContain('--force overwrites it')
  const text = readFileSync(target, 'utf8')
  expect(text).toContain('sp: { metadata: /metadata }')
  expect(text).toContain('accounts: "SELECT email, display_name')
  writeFileSync(target, text.replace('port: 8089', `port: ${idpPort}`))

  const early = await cli('doctor', '--target', target)
  expect([early.code, early.stdout]).toEqual([3, expect.stringContaining('give the SP our IdP, by what it takes:')])
  const tooEarly = await cli('run', '--target', target, '--driver', 'http', '--only', 'new-user/first-sign-in')
  expect([tooEarly.code, tooEarly.stderr]).toEqual([3, expect.stringContaining('not a verdict on the SP')])

  const idp = startCli('idp', '--target', target)
  const said = await idp.says('Stop it with Ctrl+C.')
  const metadataFile = /metadata file\s+(\S+)/.exec(said)?.[1] ?? ''
  await startApp(port, { DATABASE: database, IDP_METADATA_FILE: path.resolve(metadataFile) })
  pressCtrlC(idp)
  await idp.ended

  const ready = await cli('doctor', '--target', target)
  expect([ready.code, ready.stdout]).toEqual([0, expect.stringContaining('Ready: ')])
  const out = path.join(folder, 'out')
  const only = 'new-user/first-sign-in,refused-assertions/untrusted-key,refused-assertions/replayed-in-another-browser'
  for (const round of ['first', 'second']) {
    const ran = await cli('run', '--target', target, '--driver', 'http', '--only', only, '--out', out)
    expect([round, ran.code, ran.stderr]).toEqual([round, 1, ''])
    const report = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as RunReport
    expect(report.cases.map(({ scenario, verdict }) => [scenario, verdict])).toEqual([
      ['new-user/first-sign-in', 'PASS'],
      ['refused-assertions/replayed-in-another-browser', 'FAIL'],
      ['refused-assertions/untrusted-key', 'PASS'],
    ])
  }
})

test('without an observer: what sessions show is judged as such, and the report says what one would add', async () => {
  test.setTimeout(120_000)
  const folder = test.info().outputPath('unseen')
  mkdirSync(folder, { recursive: true })
  const target = path.join(folder, 'target.yaml')
  const example = readFileSync(path.join(app, 'target.yaml'), 'utf8')
  const blind = example.slice(0, example.indexOf('hooks:'))
  writeFileSync(target, blind.replace('start:\n', `start:\n  cwd: ${app}\n`))
  const only = ['signs-in-again', 'made-by-hand'].map((name) => `existing-user/${name}`).join()
  const out = path.join(folder, 'out')
  const ran = await cli(
    'run',
    '--target',
    target,
    '--driver',
    'http',
    '--profile',
    'okta',
    '--only',
    `${only},refused-assertions/expired`,
    '--out',
    out,
  )
  expect([ran.code, ran.stderr]).toEqual([1, ''])
  const report = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as RunReport
  const checks = report.cases.flatMap((each) => each.checks.map((check) => [check.id, check.verdict, check.evidence]))
  expect(checks).toContainEqual(['refused', 'PASS', 'E2'])
  expect(checks).toContainEqual(['twin-accepted', 'PASS', 'E2'])
  expect(checks).toContainEqual(['nothing-created', 'UNVERIFIED', null])
  expect(checks).toContainEqual(['one-account', 'UNVERIFIED', null])
  expect(checks.filter(([, , evidence]) => evidence === 'E1')).toEqual([])
  expect(report.hints.map(({ says }) => says)).toEqual(
    expect.arrayContaining(['an observer that lists the accounts', 'a hook that makes an account beforehand']),
  )
})

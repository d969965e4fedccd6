import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { projectRoot } from '../files/project-root.ts'
import { cli } from './testing/cli.ts'

/** Bad input: one clear message, the right exit code, nobody's stack trace. `@` in arguments is a folder of the test. */
const cases = [
  {
    name: 'an unknown profile',
    args: ['run', '--profile', 'oktaa'],
    code: 2,
    says: 'no vendor profile is called "oktaa"; did you mean "okta"?',
  },
  {
    name: 'an unknown family',
    args: ['run', '--only', 'new-usr'],
    code: 2,
    says: 'nothing is called "new-usr"; did you mean "new-user"?',
  },
  {
    name: 'an unknown name beside a known one',
    args: ['run', '--only', 'new-user,existing-usr'],
    code: 2,
    says: '--only: nothing is called "existing-usr"; did you mean "existing-user"?',
  },
  { name: 'an unknown driver', args: ['run', '--driver', 'htpp'], code: 2, says: '"htpp" is not a driver; did you mean "http"?' },
  { name: 'no number of workers', args: ['run', '--workers', 'many'], code: 2, says: '--workers: "many"' },
  {
    name: 'an unknown defect',
    args: ['run', '--defect', 'duplicate-on-email-cas'],
    code: 2,
    says: 'no defect is called "duplicate-on-email-cas"; did you mean "duplicate-on-email-case"?',
  },
  { name: 'an unknown flag', args: ['run', '--profil', 'okta'], code: 2, says: "unknown option '--profil'" },
  { name: 'an unknown list', args: ['list', 'chekcs'], code: 2, says: 'nothing is listed as "chekcs"; did you mean "checks"?' },
  {
    name: 'an unknown set',
    args: ['run', '--set', 'smoke1'],
    code: 2,
    says: 'no set is called "smoke1"; did you mean "smoke@1"?',
  },
  {
    name: 'an unknown level',
    args: ['run', '--fail-on', 'shoud'],
    code: 2,
    says: '"shoud" is not a level; did you mean "should"?',
  },
  { name: 'too many retries', args: ['run', '--retries', '9'], code: 2, says: '--retries: "9" is not a number of retries' },
  {
    name: 'a baseline to be written nowhere',
    args: ['run', '--update-baseline'],
    code: 2,
    says: 'say which file with --baseline',
  },
  {
    name: 'a baseline that is not there',
    args: ['run', '--baseline', '@/none.json'],
    code: 2,
    says: 'there is no such file; --update-baseline writes one',
  },
  {
    name: 'waivers that are not there',
    args: ['run', '--waivers', '@/none.yaml'],
    code: 2,
    says: 'none.yaml: there is no such file',
  },
  { name: 'a folder without a run', args: ['report', '@'], code: 2, says: 'holds no run' },
  {
    name: 'a folder without scenarios',
    args: ['run', '--scenarios', '@/nowhere'],
    code: 2,
    says: 'there is no such folder of scenarios',
  },
  {
    name: 'a target that is not there',
    args: ['run', '--target', '@/nowhere.yaml'],
    code: 2,
    says: 'nowhere.yaml: there is no such file; "npm run firstlogin init -- --out ',
  },
  {
    name: 'an --out with files of somebody else',
    args: ['run', '--only', 'new-user', '--out', '@'],
    code: 2,
    says: 'it holds evidence, summary.md, which no run of firstlogin wrote; choose another folder with --out',
  },
  {
    name: 'an --out that cannot be written',
    args: ['run', '--only', 'new-user', '--out', '@/a-file/out'],
    code: 3,
    says: 'choose another one with --out',
  },
  { name: 'nothing to inspect', args: ['inspect'], code: 2, says: "missing required argument 'file'" },
  {
    name: 'a message that is not there',
    args: ['inspect', '@/none.xml'],
    code: 2,
    says: 'none.xml: there is no such file; "-" reads what is piped',
  },
  { name: 'a folder as a message', args: ['inspect', '@'], code: 2, says: 'is a folder; name a file' },
  {
    name: 'a message that is none',
    args: ['inspect', '@/a-file'],
    code: 2,
    says: 'a-file: This is no SAML message: it begins with "mine".',
  },
  { name: 'a time that is none', args: ['inspect', '@/a-file', '--at', 'noon'], code: 2, says: '--at: "noon" is no time' },
  {
    name: 'seconds that are none',
    args: ['inspect', '@/a-file', '--skew', '-1'],
    code: 2,
    says: '--skew: "-1" is no number of seconds',
  },
  {
    name: 'a certificate that is none',
    args: ['inspect', 'idp/profiles/__golden__/okta.response.xml', '--certificate', '@/a-file'],
    code: 2,
    says: '--certificate: The certificate cannot be read: this is something else.',
  },
  {
    name: 'a private key that is none',
    args: ['inspect', 'idp/profiles/__golden__/okta.response.xml', '--key', '@/a-file'],
    code: 2,
    says: '--key: The private key cannot be read: this is none.',
  },
]
/** What stands in that folder, and stays. */
const files = ['a-file', 'summary.md', 'evidence/exhibit-a.txt']
for (const { name, args, code, says } of cases) {
  test(name, async () => {
    const folder = test.info().outputPath()
    mkdirSync(path.join(folder, 'evidence'), { recursive: true })
    for (const file of files) writeFileSync(path.join(folder, file), 'mine')
    const ended = await cli(...args.map((each) => each.replace('@', folder)))
    expect(ended.stderr).toContain(says)
    expect(ended.stderr).not.toMatch(/^\s+at /m)
    expect(ended.code).toBe(code)
    expect(files.map((file) => readFileSync(path.join(folder, file), 'utf8'))).toEqual(files.map(() => 'mine'))
  })
}

test('a scenario with a typo is named with file, line and the word that was meant', async () => {
  const file = test.info().outputPath('new-user', 'plain.yaml')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(
    file,
    'title: Somebody new signs in\nsurface: end-user\nsteps:\n  - sign-on: {}\nchecks: { one-account: [E-01] }\n',
  )
  const ended = await cli('run', '--scenarios', test.info().outputPath())
  expect(ended.stderr).toContain('plain.yaml:4: steps.0: "sign-on" is not a word that belongs here; did you mean "sign-in"?')
  expect(ended.code).toBe(2)
})

test('a target file with a typo is named with file, line and the word that was meant', async () => {
  const file = test.info().outputPath('target.yaml')
  const honest = readFileSync(path.join(projectRoot, 'scenarios/targets/reference-sp.yaml'), 'utf8')
  writeFileSync(file, honest.replace('\nisolation:', '\nisolatoin:'))
  const ended = await cli('run', '--target', file)
  expect(ended.stderr).toMatch(/target\.yaml:\d+: "isolatoin" is not a word that belongs here; did you mean "isolation"\?/)
  expect(ended.code).toBe(2)
})

for (const command of ['idp', 'sp']) {
  test(`${command}: a port in use is named`, async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const ended = await cli(command, '--port', String(port))
    taken.close()
    expect(ended.stderr.toLowerCase()).toMatch(new RegExp(`port ${port}.* in use`))
    expect(ended.stderr).not.toMatch(/^\s+at /m)
    expect(ended.code).toBe(3)
  })
}

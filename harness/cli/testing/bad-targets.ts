import { expect } from '@playwright/test'
import { startPlainSp } from '../../testing/plain-sp.ts'
import { writeTarget } from '../../testing/target-file.ts'
import { cli } from './cli.ts'
import { test } from './doctor-here.ts'

type Command = 'doctor' | 'run'
/** A target file that is wrong, or whose surroundings are. */
export interface BadTarget {
  name: string
  /** @param origin where the plain SP is */
  changes(origin: string): Record<string, unknown>
  /** Both where they come to it by different ways. */
  by?: Command[]
  code: 2 | 3
  /** A browser that the environment names. */
  browser?: string
  says: (string | RegExp)[]
}

const { FIRSTLOGIN_BROWSER } = process.env
const SECRET = 's3cret-of-the-environment'

/** Tries each: one clear message, the right exit code, nobody's stack trace, no secret. */
export function testBadTargets(cases: readonly BadTarget[]): void {
  test.describe.configure({ timeout: 60_000 })
  test.afterEach(() => {
    delete process.env.FIRSTLOGIN_BROWSER
    if (FIRSTLOGIN_BROWSER !== undefined) Object.assign(process.env, { FIRSTLOGIN_BROWSER })
  })
  for (const { name, changes, browser, by = ['doctor'], code, says } of cases) {
    for (const command of by) {
      test(`${command}: ${name}`, async ({ doctor }) => {
        process.env.PLAIN_SP_TOKEN = SECRET
        if (browser !== undefined) process.env.FIRSTLOGIN_BROWSER = browser
        const sp = await startPlainSp()
        const file = writeTarget(test.info().outputPath(), { ...sp.target, ...changes(sp.origin) })
        const out = test.info().outputPath('out')
        const only = ['--only', 'existing-user/signs-in-again', '--out', out]
        const ended = await (command === 'doctor' ? doctor(file) : cli('run', '--target', file, '--profile', 'okta', ...only))
        await sp.die()
        const said = `${ended.stdout}${ended.stderr}`
        for (const each of says) expect(said).toMatch(each)
        expect(said).not.toMatch(/^\s+at /m)
        expect(said).not.toContain(SECRET)
        expect(ended.code).toBe(code)
      })
    }
  }
}

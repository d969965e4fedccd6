import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { root } from './stages.ts'

test("the README's example of an IdP in a test runs as it stands there", () => {
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? []
  expect(code).toContain("import { createIdp } from 'firstlogin'")
  // Inside the project, where its own name leads to it.
  const file = test.info().outputPath('example.ts')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, code)
  const ran = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', file], { encoding: 'utf8', timeout: 50_000 })
  expect(ran.stderr).toBe('')
  expect(ran.stdout).toContain('/sso/saml/metadata')
  expect(ran.stdout).toContain('problems: []')
  expect(ran.status).toBe(0)
})

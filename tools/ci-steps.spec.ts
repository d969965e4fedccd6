import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { bringPackages, exampleFolder } from '../harness/testing/examples.ts'
import { root } from './stages.ts'

/** The shell steps of docs/ci/, as a pipeline's machine would do them, on an example SP. */
const pages = readdirSync(path.join(root, 'docs/ci')).filter((name) => name.endsWith('.md'))
const RUN = /node firstlogin\/tools\/firstlogin\.mjs run [^\n'"`]+/
/** One vendor and no browser: the steps are tried here, not the SP. */
const SHORTER = ' --profile okta --driver http'

/** A project that has firstlogin as a folder, and its target and baseline in sso/, as the pages say. */
async function makeProject(): Promise<string> {
  const folder = test.info().outputPath('project')
  mkdirSync(path.join(folder, 'sso'), { recursive: true })
  symlinkSync(root, path.join(folder, 'firstlogin'))
  await bringPackages('passport-saml')
  const example = exampleFolder('passport-saml')
  const target = readFileSync(path.join(example, 'target.yaml'), 'utf8')
  writeFileSync(path.join(folder, 'sso/target.yaml'), target.replace('start:\n', `start:\n  cwd: ${example}\n`))
  return folder
}

function shell(folder: string, command: string, env: Record<string, string> = {}) {
  return spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 50_000_000,
  })
}

test('the lines that the pages on CI systems give do what the pages say', async () => {
  test.setTimeout(240_000)
  const folder = await makeProject()
  const commands = new Set(
    pages.map(
      (page) => RUN.exec(readFileSync(path.join(root, 'docs/ci', page), 'utf8'))?.[0].replace(/ --driver http$/, '') ?? page,
    ),
  )
  expect([...commands], 'every page gives the same line').toHaveLength(1)
  const [command = ''] = commands
  const first = shell(folder, `${command}${SHORTER} --update-baseline`)
  expect([first.status, first.stderr]).toEqual([0, expect.any(String)])
  expect(readFileSync(path.join(folder, 'sso/known.json'), 'utf8')).toContain('firstlogin/baseline@1')

  const gated = shell(folder, `${command}${SHORTER}`)
  expect([gated.status, gated.stdout]).toEqual([0, expect.stringContaining('NON-CONFORMANT')])
  for (const name of ['report.html', 'report.json', 'junit.xml', 'summary.md'])
    expect(existsSync(path.join(folder, 'firstlogin-report', name)), name).toBe(true)

  const append = /cat firstlogin-report\/summary\.md >> "\$GITHUB_STEP_SUMMARY"/.exec(
    readFileSync(path.join(root, 'docs/ci/github-actions.md'), 'utf8'),
  )?.[0]
  const page = path.join(folder, 'page.md')
  expect(shell(folder, append ?? 'false', { GITHUB_STEP_SUMMARY: page }).status).toBe(0)
  expect(readFileSync(page, 'utf8')).toContain('passport-saml-example')

  writeFileSync(
    path.join(folder, 'sso/known.json'),
    JSON.stringify({ schema: 'firstlogin/baseline@1', target: 'passport-saml-example', entries: [] }),
  )
  const news = shell(folder, `${command}${SHORTER}`)
  expect(news.status, 'without the baseline the failures are news').toBe(1)
})

/** `npm run firstlogin pictures`: takes the pictures of the documentation anew, from a real run of the reference SP with a fault switched on. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { browserArgs } from './launch/browser-args.mjs'
import { root } from './stages.ts'

const DEFECTS = ['duplicate-on-email-case', 'name-overwritten-on-login', 'skip-audience-check']
const FIRST_SCREEN = { width: 1440, height: 1000 }

const out = mkdtempSync(path.join(tmpdir(), 'firstlogin-pictures-'))
const flags = ['--driver', 'http', '--out', '.', ...DEFECTS.flatMap((id) => ['--defect', id])]
const run = spawnSync(
  process.execPath,
  ['--disable-warning=ExperimentalWarning', path.join(root, 'harness/cli/main.ts'), 'run', ...flags],
  {
    stdio: 'inherit',
    cwd: out,
  },
)
// The point of the picture is a red report.
if (run.status === 1) await takePictures()
else console.error(`firstlogin: the run ended with exit code ${run.status} instead of 1; no picture was taken`)
rmSync(out, { recursive: true, force: true })
process.exitCode = run.status === 1 ? 0 : 3

async function takePictures(): Promise<void> {
  const executablePath = process.env.FIRSTLOGIN_BROWSER
  const browser = await chromium.launch({ args: browserArgs(), ...(executablePath ? { executablePath } : {}) })
  const page = await browser.newPage({ viewport: FIRST_SCREEN, colorScheme: 'light' })
  await page.goto(pathToFileURL(path.join(out, 'report.html')).href)
  const file = path.join(root, 'docs/images/report.png')
  await page.screenshot({ path: file })
  await browser.close()
  console.log(`wrote ${path.relative(process.cwd(), file)}`)
}

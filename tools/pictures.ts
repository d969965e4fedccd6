/** `npm run firstlogin pictures [-- file …]`: takes the pictures of the documentation anew. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Argument } from 'commander'
import type { Browser } from 'playwright'
import { launchBrowser } from '../harness/drivers/launch.ts'
import type { RunReport } from '../harness/results.ts'
import { consolePictures, takeConsolePictures } from './console-pictures.ts'
import { asFilm } from './film.ts'
import { root } from './stages.ts'
import { toolCommand } from './tool-command.ts'

const DEFECTS = ['duplicate-on-email-case', 'name-overwritten-on-login', 'skip-audience-check']
const FIRST_SCREEN = { width: 1440, height: 1000 }
const FILM = { width: 800, height: 640 }
const SECONDS_A_PICTURE = 2.5

const asked = toolCommand(
  'firstlogin pictures',
  'take the pictures of the documentation anew, from real runs against the reference SP and real tenants of the IdP',
)
  .addArgument(new Argument('[file...]', 'these alone').choices(['report.png', 'first-login.png', ...consolePictures]))
  .parse().args
const browser = await launchBrowser()
try {
  // The point of this picture is a red report.
  const red = ['--driver', 'http', ...DEFECTS.flatMap((id) => ['--defect', id])]
  await afterRun(red, 1, 'report.png', (out) => firstScreen(browser, path.join(out, 'report.html')))
  const whole = ['--only', 'set-up/from-empty', '--profile', 'okta']
  await afterRun(whole, 0, 'first-login.png', (out) => filmOf(browser, out))
  await takeConsolePictures(browser, isWanted, keep)
} finally {
  await browser.close()
}

function isWanted(name: string): boolean {
  return asked.length === 0 || asked.includes(name)
}

function keep(name: string, picture: Buffer): void {
  const file = path.join(root, 'docs/images', name)
  writeFileSync(file, picture)
  console.log(`wrote ${path.relative(process.cwd(), file)}`)
}

/** Runs the scenarios and keeps a picture of what came of it, unless it came otherwise. */
async function afterRun(flags: string[], wanted: number, name: string, take: (out: string) => Promise<Buffer>): Promise<void> {
  if (!isWanted(name)) return
  const out = mkdtempSync(path.join(tmpdir(), 'firstlogin-pictures-'))
  const command = ['--disable-warning=ExperimentalWarning', path.join(root, 'harness/cli/main.ts'), 'run', '--out', '.', ...flags]
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit', cwd: out })
  if (status === wanted) {
    keep(name, await take(out))
  } else {
    console.error(`firstlogin: the run ended with exit code ${status} instead of ${wanted}; ${name} is as it was`)
    process.exitCode = 3
  }
  rmSync(out, { recursive: true, force: true })
}

async function firstScreen(browser: Browser, report: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: FIRST_SCREEN, colorScheme: 'light' })
  await page.goto(pathToFileURL(report).href)
  const picture = await page.screenshot()
  await page.close()
  return picture
}

/** The pictures of the one case of a run, each below the sentence that says what was done. */
async function filmOf(browser: Browser, out: string): Promise<Buffer> {
  const report = JSON.parse(readFileSync(path.join(out, 'report.json'), 'utf8')) as RunReport
  const page = await browser.newPage({ viewport: FILM })
  const pictures: Buffer[] = []
  for (const step of report.cases.flatMap((each) => each.steps)) {
    for (const { path: taken } of step.screenshots) {
      const source = `data:image/jpeg;base64,${readFileSync(path.join(out, taken)).toString('base64')}`
      await page.setContent(
        '<body style="margin:0;background:#1c2127"><p style="font:600 15px/52px system-ui;margin:0 16px;height:52px;color:#fff;overflow:hidden"></p><img style="display:block;width:768px;height:572px;margin:0 auto;object-fit:cover;object-position:top"></body>',
      )
      const caption = withoutTokens(step.sentence)
      await page.locator('p').evaluate((element, text) => element.replaceChildren(text), caption)
      await page.locator('img').evaluate((element: HTMLImageElement, src) => {
        element.src = src
        return element.decode()
      }, source)
      pictures.push(await page.screenshot())
    }
  }
  await page.close()
  return asFilm(pictures, SECONDS_A_PICTURE)
}

/** What keeps the people of a run apart says nothing to a reader. */
function withoutTokens(sentence: string): string {
  return sentence.replace(/\.k[0-9a-z]{8,9}@/g, '@')
}

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright'
import { browserArgs } from '../../tools/launch/browser-args.mjs'
import { EnvironmentError, wordsOf } from '../errors.ts'
import { projectRoot } from '../files/project-root.ts'

/** Starts the browser that the launcher has found. @throws EnvironmentError with the way to get one */
export async function launchBrowser(): Promise<Browser> {
  const remembered = path.join(projectRoot, '.cache/browser.json')
  const executablePath =
    process.env.FIRSTLOGIN_BROWSER ??
    (existsSync(remembered) ? (JSON.parse(readFileSync(remembered, 'utf8')) as { path: string }).path : undefined)
  try {
    // Playwright takes about as long to load as the rest: only who starts a browser waits for it.
    const { chromium } = await import('playwright')
    return await chromium.launch({ args: browserArgs(), ...(executablePath ? { executablePath } : {}) })
  } catch (error) {
    throw new EnvironmentError(
      `no browser could be started: ${wordsOf(error)}; "npm start" finds or installs one, or set FIRSTLOGIN_BROWSER to its path`,
    )
  }
}

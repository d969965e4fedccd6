import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withNodeFirst } from './packages.mjs'
import { cacheFile, isFile, root, SetupError, say } from './say.mjs'

const HEADLESS = ['chromium-headless-shell', 'google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']
const HEADED = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser']
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
const FIX = "install Chromium or Chrome, or set FIRSTLOGIN_BROWSER to a browser's path; without a browser, add: --driver http"

/** Environment for the real command: where a browser is that has been seen to start. Throws SetupError when there is none. */
export function ensureBrowser(node, { headed }) {
  if (headed && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new SetupError(
      '--headed needs a screen and this session has none (no DISPLAY)',
      'run it on a desktop, under xvfb-run, or without --headed',
    )
  }
  const memory = cacheFile(headed ? 'browser-headed.json' : 'browser.json')
  const known = recall(memory)
  if (known) return { FIRSTLOGIN_BROWSER: known }
  for (const find of sources(node, headed)) {
    for (const candidate of find()) {
      if (!isFile(candidate) || !starts(node, candidate)) continue
      mkdirSync(path.dirname(memory), { recursive: true })
      writeFileSync(memory, JSON.stringify({ path: candidate, modified: statSync(candidate).mtimeMs }))
      return { FIRSTLOGIN_BROWSER: candidate }
    }
  }
  throw new SetupError('no browser could be found or installed', FIX)
}

function recall(memory) {
  if (process.env.FIRSTLOGIN_BROWSER || !isFile(memory)) return null
  try {
    const { path: file, modified } = JSON.parse(readFileSync(memory, 'utf8'))
    return isFile(file) && statSync(file).mtimeMs === modified ? file : null
  } catch {
    return null
  }
}

/** In the order of cost: what the user said, what is there, what can be downloaded, what Debian has. */
function sources(node, headed) {
  const named = process.env.FIRSTLOGIN_BROWSER
  if (named) return [() => [named]]
  const onPath = () => [...(headed ? HEADED : HEADLESS).flatMap(onSearchPath), ...MAC]
  return [
    () => (headed ? [] : playwrightOwn(node)),
    onPath,
    () => (headed ? [] : downloaded(node)),
    () => (fromDebian(headed ? 'chromium' : 'chromium-headless-shell') ? onPath() : []),
  ]
}

function onSearchPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .filter(isFile)
}

function playwrightOwn(node) {
  const asked = spawnSync(node, ['tools/launch/playwright-path.mjs'], { cwd: root, encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim().split('\n').filter(Boolean) : []
}

function downloaded(node) {
  say("no browser found: trying Playwright's own headless shell")
  const done = spawnSync(node, ['node_modules/playwright/cli.js', 'install', '--only-shell', 'chromium'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 180_000,
    env: { ...process.env, PATH: withNodeFirst(node), PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '' },
  })
  return done.status === 0 ? playwrightOwn(node) : []
}

function fromDebian(name) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !onSearchPath('apt-get').length) return false
  say(`installing Debian's ${name} (once, about a minute)`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update'], { stdio: 'ignore', env, timeout: 300_000 })
  const done = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-liberation'], {
    stdio: 'ignore',
    env,
    timeout: 900_000,
  })
  return done.status === 0
}

function starts(node, candidate) {
  const proof = spawnSync(node, ['tools/launch/prove-browser.mjs', candidate], { cwd: root, encoding: 'utf8', timeout: 60_000 })
  return proof.status === 0
}

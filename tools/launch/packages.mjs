import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFile, isFile, root, SetupError, say } from './say.mjs'

/** Runs `npm ci` when node_modules does not match package-lock.json; otherwise costs one hash. */
export function ensurePackages(node) {
  const lock = readFileSync(path.join(root, 'package-lock.json'))
  const stamp = createHash('sha256').update(lock).update(process.platform).update(process.arch).digest('hex')
  const stampFile = cacheFile('packages.stamp')
  const installed = isFile(path.join(root, 'node_modules', '.package-lock.json'))
  if (installed && isFile(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  say('installing packages (npm ci)')
  // npm itself has to run under the new Node: an older one resolves older versions without a word.
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: withNodeFirst(node), PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  })
  if (done.status !== 0) {
    const reason = done.error ? done.error.message : String(done.stderr).trim().split('\n').slice(-4).join(' ')
    throw new SetupError(
      `the packages could not be installed: ${reason}`,
      'npm ci (with a reachable npm registry), then the same command again',
    )
  }
  mkdirSync(cacheFile(), { recursive: true })
  writeFileSync(stampFile, stamp)
}

/** PATH with the folder of our Node in front, for children that look `node` up there. */
export function withNodeFirst(node) {
  return `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`
}

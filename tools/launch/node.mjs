import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { cacheFile, isFile, root, SetupError, say } from './say.mjs'

/**
 * The path of a Node that satisfies `engines`: the running one, or one brought from the npm package `node-<os>-<arch>`.
 * The package holds the official binary, so no download outside the npm registry is needed.
 */
export function ensureNode() {
  const wanted = Number(/\d+/.exec(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).engines.node)[0])
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath
  const binary = cacheFile('node', String(wanted), process.platform === 'win32' ? 'bin/node.exe' : 'bin/node')
  if (isFile(binary)) return binary
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${platform}-${process.arch}`
  say(`Node ${wanted} is needed and this is ${process.versions.node}: bringing ${name}@${wanted} (once)`)
  const scratch = cacheFile(`node-${process.pid}`)
  mkdirSync(scratch, { recursive: true })
  const fetched = spawnSync(
    'npm',
    ['install', '--prefix', scratch, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${wanted}`],
    {
      encoding: 'utf8',
      shell: process.platform === 'win32',
      cwd: scratch,
    },
  )
  if (fetched.status !== 0) {
    rmSync(scratch, { recursive: true, force: true })
    const reason = fetched.error ? fetched.error.message : lastLines(fetched.stderr)
    throw new SetupError(
      `Node ${wanted} could not be brought from npm (${name}): ${reason}`,
      `install Node ${wanted} or newer, then run the same command again`,
    )
  }
  mkdirSync(cacheFile('node'), { recursive: true })
  rmSync(cacheFile('node', String(wanted)), { recursive: true, force: true })
  renameSync(path.join(scratch, 'node_modules', name), cacheFile('node', String(wanted)))
  rmSync(scratch, { recursive: true, force: true })
  return binary
}

function lastLines(text) {
  return String(text ?? '')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('npm warn'))
    .slice(-3)
    .join(' ')
}

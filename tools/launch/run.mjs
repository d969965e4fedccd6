import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import path from 'node:path'
import { withNodeFirst } from './packages.mjs'
import { cacheFile, fail, root, say } from './say.mjs'

/** A command is several processes that load much the same; what one has compiled, the others and later ones read. */
const compiledOnce = { NODE_COMPILE_CACHE: cacheFile('compiled') }

/** Runs the real command and ends with its exit code. SIGINT reaches the child from the terminal too: here it is only waited through. */
export function runCommand(node, args, extraEnv) {
  const [script, ...rest] = args
  // The working folder stays the user's, so that paths on the command line mean what they say.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', path.join(root, script), ...rest], {
    stdio: 'inherit',
    env: { ...compiledOnce, ...process.env, ...extraEnv, PATH: withNodeFirst(node) },
  })
  process.on('SIGINT', () => child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  child.on('error', fail)
  child.on('exit', (code, signal) => {
    if (signal === 'SIGKILL' && rest[0] === 'run')
      say('the run was killed; "npm run firstlogin report" writes the report of what it had finished')
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
  })
}

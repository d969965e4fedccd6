#!/usr/bin/env node
import { ensureBrowser } from './launch/browser.mjs'
import { ensureNode } from './launch/node.mjs'
import { ensurePackages } from './launch/packages.mjs'
import { runCommand } from './launch/run.mjs'
// The one way in: brings what is missing (Node, packages, a browser), then runs the real command as a child of this process.
// Plain JavaScript that Node 18 can parse, since it also runs where Node is too old for the rest.
import { fail, say } from './launch/say.mjs'

const DEVELOPER_COMMANDS = new Map([
  ['check', 'tools/check.ts'],
  ['test', 'tools/test.ts'],
  ['docs', 'tools/docs.ts'],
  ['controls', 'tools/controls.ts'],
  ['policies', 'tools/policies.ts'],
  ['pictures', 'tools/pictures.ts'],
  ['bench', 'bench/browser-case.ts'],
  ['bench:messages', 'bench/messages.ts'],
])
const COMMANDS_WITH_BROWSER = new Set(['run', 'test', 'pictures', 'bench'])
/** They say themselves what they could not look at without one. */
const COMMANDS_WITH_BROWSER_IF_POSSIBLE = new Set(['doctor'])

const [command = '--help', ...args] = process.argv.slice(2)
try {
  const node = ensureNode()
  ensurePackages(node)
  const wantsHelp = args.includes('--help') || args.includes('-h')
  const wantsHttpOnly = args.some((arg, index) => arg === '--driver=http' || (arg === '--driver' && args[index + 1] === 'http'))
  const env = wantsHelp || wantsHttpOnly ? {} : browserFor(node)
  const script = DEVELOPER_COMMANDS.get(command)
  runCommand(node, script ? [script, ...args] : ['harness/cli/main.ts', command, ...args], env)
} catch (error) {
  fail(error)
}

function browserFor(node) {
  if (COMMANDS_WITH_BROWSER.has(command)) return ensureBrowser(node, { headed: args.includes('--headed') })
  if (!COMMANDS_WITH_BROWSER_IF_POSSIBLE.has(command)) return {}
  try {
    return ensureBrowser(node, { headed: false })
  } catch (error) {
    say(`${error.message}; going on without one`)
    return {}
  }
}

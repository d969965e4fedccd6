import path from 'node:path'
import type { Command } from 'commander'
import { choosePorts } from '../demo/ports.ts'
import { startDemo } from '../demo/start.ts'
import { demoWords } from '../demo/words.ts'
import { EnvironmentError } from '../errors.ts'
import { demandPlaceForFiles } from '../files/place-for-files.ts'
import { portOf, untilStopped } from './serving.ts'

export function defineDemo(command: Command): void {
  command
    .option('--port-base <n>', 'the first of four ports in a row; 0 takes any free ones', '8081')
    .option('--state <folder>', 'keep tenants, keys and accounts here between starts')
    .option('--json', 'print where everything is as one line of JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  npm run demo
  npm run demo -- --port-base 9081 --state .state/demo
`,
    )
    .action(async (options: { portBase: string; state?: string; json: boolean }) => {
      if (options.state) demandPlaceForFiles(options.state, '--state')
      const ports = await choosePorts(portOf(options.portBase, '--port-base', 65_532))
      const demo = await startDemo(ports, options.state ? path.resolve(options.state) : undefined)
      const { idp, sp, mailbox, chat } = demo
      const vendors = demo.vendors.map(({ profile, tenant, places }) => ({
        id: profile.id,
        tenant: tenant.url,
        places: Object.fromEntries(places),
      }))
      const facts = { idp, sp: { url: sp.url }, mailbox: { url: mailbox.url }, chat: { url: chat.url }, vendors }
      process.stdout.write(options.json ? `${JSON.stringify(facts)}\n` : demoWords(demo))
      const why = await untilStopped(() => demo.stop(), demo.died)
      if (why) throw new EnvironmentError(`the demo is over: ${why}`)
    })
}

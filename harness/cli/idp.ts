import type { Command } from 'commander'
import { createIdp } from '../../idp/index.ts'
import { announce, portOf, untilStopped } from './serving.ts'

export function addIdp(program: Command): void {
  program
    .command('idp')
    .description('start the fake identity provider alone')
    .option('--port <n>', 'port; 0 takes any free one', '8081')
    .option('--state <folder>', 'keep tenants and keys here between starts')
    .option('--token <text>', 'token of the control API; default: a random one per start')
    .option('--json', 'print where it is as one line of JSON', false)
    .addHelpText('after', '\nExample:\n  npm run firstlogin idp -- --port 8081\n')
    .action(async (options: { port: string; state?: string; token?: string; json: boolean }) => {
      const idp = createIdp({
        port: portOf(options.port),
        ...(options.state ? { stateDir: options.state } : {}),
        ...(options.token ? { controlToken: options.token } : {}),
      })
      await idp.start()
      announce(options.json, { url: idp.url, controlToken: idp.controlToken, pid: process.pid }, [
        `The fake IdP is at ${idp.url}`,
        `Control API: ${idp.url}/control/v1 with the header Authorization: Bearer ${idp.controlToken}`,
      ])
      await untilStopped(() => idp.stop())
    })
}

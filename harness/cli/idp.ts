import path from 'node:path'
import type { Command } from 'commander'
import { createIdp } from '../../idp/index.ts'
import { UsageError } from '../errors.ts'
import { demandPlaceForFiles } from '../files/place-for-files.ts'
import { createIdpClient } from '../parties/idp-client.ts'
import { type Offered, offerIdp } from '../run/offer-idp.ts'
import { prepareUse } from '../target/before-use.ts'
import { loadTarget } from '../target/load.ts'
import { secretsIn } from '../target/template.ts'
import { hidingSecrets, withoutSecrets } from '../target/without-secrets.ts'
import { chooseProfiles } from './run-choices.ts'
import { announce, portOf, untilStopped } from './serving.ts'
import { makeTenants, readTenantConfigs, tenantInWords } from './tenant-config.ts'

interface IdpOptions {
  port?: string
  state?: string
  config: string[]
  target?: string
  profile?: string
  token?: string
  json: boolean
}

const collect = (value: string, before: string[]): string[] => [...before, value]

export function defineIdp(command: Command): void {
  command
    .option('--port <n>', 'port; 0 takes any free one; default 8081, or what the target file says')
    .option('--state <folder>', 'keep tenants and keys here between starts')
    .option('--config <file>', 'a tenant as a YAML file, such as examples/tenants/okta.yaml; may be repeated', collect, [])
    .option('--target <file>', 'prepare the IdP that runs of this target use, and print what to tell the SP about it')
    .option('--profile <names>', 'vendors for --target; default: those that the target is set up for')
    .option('--token <text>', 'token of the control API; default: a random one per start')
    .option('--json', 'print where it is as one line of JSON', false)
    .addHelpText(
      'after',
      `
Examples:
  npm run firstlogin idp -- --port 8081
  npm run firstlogin idp -- --config examples/tenants/okta.yaml
  npm run firstlogin idp -- --target my-app/target.yaml     for an SP that is told about its IdP by hand, once
`,
    )
    .action(serveIdp)
}

async function serveIdp(options: IdpOptions): Promise<void> {
  const configured = await readTenantConfigs(options.config)
  const target = options.target === undefined ? null : loadTarget(options.target)
  if (target) {
    prepareUse(target)
    if (target.idp.port === undefined || target.idp.state === undefined)
      throw new UsageError(
        `${options.target}: an IdP that an SP is told about by hand has to stay the same; add to the target file\nidp: { port: 8089, state: .firstlogin }`,
      )
  }
  const vendors = options.profile ?? target?.profiles?.join(',') ?? 'okta'
  const chosen = target ? chooseProfiles(vendors, target).map((each) => each.id) : []
  if (options.state !== undefined) demandPlaceForFiles(options.state, '--state')
  const state = target?.idp.state === undefined ? options.state : path.join(path.resolve(target.folder, target.idp.state), 'idp')
  const idp = createIdp({
    port: portOf(options.port ?? String(target?.idp.port ?? 8081)),
    ...(state ? { stateDir: state } : {}),
    ...(options.token ? { controlToken: options.token } : {}),
  })
  await idp.start()
  const tenants = await makeTenants(createIdpClient(idp.url, idp.controlToken), configured).catch(async (error: unknown) => {
    await idp.stop()
    throw error
  })
  const facts = { url: idp.url, controlToken: idp.controlToken, pid: process.pid, ...(tenants.length > 0 ? { tenants } : {}) }
  const lines = [
    `The fake IdP is at ${idp.url}`,
    `Control API: ${idp.url}/control/v1 with the header Authorization: Bearer ${idp.controlToken}`,
    ...tenants.flatMap((each) => tenantInWords(each, idp.controlToken)),
  ]
  if (!target) announce(options.json, facts, lines)
  else {
    const secrets = secretsIn(target)
    const at = { url: idp.url, token: idp.controlToken }
    const { offered, unknown } = await hidingSecrets(secrets, () => offerIdp(target, chosen, at, target.folder)).catch(
      async (error: unknown) => {
        // An IdP that goes on serving would keep the command from ending.
        await idp.stop()
        throw error
      },
    )
    const why = withoutSecrets(unknown, secrets)
    const still = why === null ? [] : [`The SP's own addresses are not known yet (${why}); a run puts them in.`]
    const next = `When the SP knows it, stop this and run: npm run firstlogin doctor -- --target ${options.target}`
    announce(options.json, { ...facts, offered }, [...lines, ...offered.flatMap(offerInWords), ...still, next])
  }
  await untilStopped(() => idp.stop())
}

function offerInWords({ title, metadataUrl, metadataFile, ssoUrl, entityId, certificateFile }: Offered): string[] {
  const shown = (file: string) => path.relative(process.cwd(), file)
  return [
    '',
    `${title}: give the SP one of these`,
    `  metadata URL   ${metadataUrl}`,
    `  metadata file  ${shown(metadataFile)}`,
    `  typed in       SSO URL      ${ssoUrl}`,
    `                 Issuer       ${entityId}`,
    `                 certificate  ${shown(certificateFile)}`,
    '',
  ]
}

import path from 'node:path'
import { readTenantFile, type TenantSpec } from '../../idp/index.ts'
import { UsageError, wordsOf } from '../errors.ts'
import { readNamedFile } from '../files/named-file.ts'
import type { IdpClient, TenantView } from '../parties/idp-client.ts'

/** Tenants out of files, for an IdP that is started alone. */
export type ConfiguredTenant = TenantSpec & { id: string }

/**
 * The tenants that the files describe; one without an id is called like its file.
 * @throws UsageError naming the file, the line, the place in it and what is wrong
 */
export async function readTenantConfigs(files: readonly string[]): Promise<ConfiguredTenant[]> {
  const tenants = await Promise.all(files.map(readTenantConfig))
  const twice = tenants.findIndex(({ id }, index) => tenants.some((each, at) => at < index && each.id === id))
  if (twice < 0) return tenants
  throw new UsageError(
    `${shown(files[twice] ?? '')}: id: another --config has the tenant '${tenants[twice]?.id}'; give one of them another id`,
  )
}

async function readTenantConfig(file: string): Promise<ConfiguredTenant> {
  const text = readNamedFile(file, 'Export on the page of a tenant gives one')
  try {
    const spec = await readTenantFile(text)
    return { ...spec, id: spec.id ?? idFrom(file) }
  } catch (error) {
    throw new UsageError(`${shown(file)}: ${wordsOf(error)}`)
  }
}

const shown = (file: string): string => path.relative(process.cwd(), file) || file

/** `Acme Corp.yaml` → `acme-corp` */
const idFrom = (file: string): string =>
  path
    .basename(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63) || 'tenant'

/** Makes them; one that was kept from an earlier start takes what its file says, and keeps its keys. */
export async function makeTenants(idp: IdpClient, tenants: readonly ConfiguredTenant[]): Promise<TenantView[]> {
  const known = await idp.tenantIds()
  const made: TenantView[] = []
  for (const tenant of tenants)
    made.push(known.includes(tenant.id) ? await idp.replaceTenant(tenant) : await idp.createTenant(tenant))
  return made
}

/** What a person can open, and what the SP has to be told. @param token lets the browser in, once */
export function tenantInWords({ id, url, portalUrl, apps }: TenantView, token: string): string[] {
  return [
    '',
    `Tenant ${id}: ${url}/?token=${token}`,
    `  The apps of a person: ${portalUrl}`,
    ...apps.flatMap(({ name, metadataUrl, initiateUrl, problems }) => [
      `  ${name}`,
      `    metadata  ${metadataUrl}`,
      `    sign in   ${initiateUrl}`,
      ...problems.map(({ statement, message }) => `    ${statement}: ${message}`),
    ]),
    '',
  ]
}

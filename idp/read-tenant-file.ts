import type { TenantSpec } from './directory/schema.ts'

/**
 * What a tenant file (YAML) says, for `POST /control/v1/tenants`. Its reader is loaded when it is needed.
 * @throws Error with the line, the place in the file, and the nearest right word
 */
export async function readTenantFile(text: string): Promise<TenantSpec> {
  const file = await import('./control/tenant-file.ts')
  return file.readTenantFile(text).spec
}

import { type Certificate, mostCertificates } from '../../tenants/certificates.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Posted } from './fields.ts'

/** Certificates on pages. */

/** The day of a moment, as lists of certificates show it. */
export const day = (date: Date): string => date.toISOString().slice(0, 10)

/** What was typed as `certificate`. Browsers post ends of lines as CR LF. */
export const pemFrom = ({ certificate = '' }: Posted): string => `${certificate.replaceAll('\r', '').trim()}\n`

/** Makes one that does not sign yet; null where there are as many as there may be. */
export async function addCertificate(tenant: Tenant, most = mostCertificates): Promise<Certificate | null> {
  const { certificates } = tenant
  return certificates.all().length >= most ? null : certificates.add(await tenant.unusedKey(), tenant.now())
}

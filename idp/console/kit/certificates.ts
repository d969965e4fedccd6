import { type Certificate, type CertificateList, mostCertificates } from '../../tenants/certificates.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Posted } from './fields.ts'

/** Certificates on pages. */

/** The day of a moment, as lists of certificates show it. */
export const day = (date: Date): string => date.toISOString().slice(0, 10)

/** What was typed as `certificate`. Browsers post ends of lines as CR LF. */
export const pemFrom = ({ certificate = '' }: Posted): string => `${certificate.replaceAll('\r', '').trim()}\n`

/** Names of the apps that this one signs for. */
export const usedBy = ({ certificates, directory }: Tenant, certificate: Certificate): string[] =>
  [...directory.apps.values()].filter((app) => certificates.of(app).isActive(certificate)).map(({ name }) => name)

/** Whether it signs for no app, and would not for a new one. */
export const isUnused = (tenant: Tenant, certificate: Certificate): boolean =>
  !tenant.certificates.shared.isActive(certificate) && usedBy(tenant, certificate).length === 0

/** Which of the tenant's certificates was chosen as `certificate`, or what is wrong. Nothing posted: the one that signs. */
export function chosenFrom(certificates: CertificateList, { certificate = certificates.active.id }: Posted) {
  if (certificates.get(certificate)) return { id: certificate, errors: {} }
  return { id: null, errors: { certificate: 'is not there any more: choose another one' } }
}

/** Makes one that does not sign yet; null where there are as many as there may be. */
export async function addCertificate(
  tenant: Tenant,
  certificates: CertificateList,
  most = mostCertificates,
): Promise<Certificate | null> {
  return certificates.all().length >= most ? null : certificates.add(await tenant.unusedKey(), tenant.now())
}

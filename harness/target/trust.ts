import path from 'node:path'
import tls from 'node:tls'
import { UsageError, wordsOf } from '../errors.ts'
import { readNamedFile } from '../files/named-file.ts'
import type { Target } from './schema/target.ts'

/** What to do about a certificate that nobody believes; the last line is one of the target file. */
export const NAME_THE_AUTHORITY = 'name the authority that issued it in the target file:\ntls: { ca: ca.pem }'

/** Whether a connection failed for want of trust in the other side's certificate. @param why the words of the error */
export function isAboutCertificate(why: string): boolean {
  return /certificate|self.signed|altname/i.test(why)
}

/**
 * Lets this process believe the target's own certificate authority, beside the ones it believes already.
 * @throws UsageError when the file cannot be read or holds no certificate
 */
export function trustAuthorityOf(target: Target): void {
  if (!target.tls) return
  const file = path.resolve(target.folder, target.tls.ca)
  const where = `${path.relative(process.cwd(), target.file)}: tls.ca`
  let pem: string
  try {
    pem = readNamedFile(file)
  } catch (error) {
    throw new UsageError(`${where}: ${wordsOf(error)}`)
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new UsageError(`${where}: ${file} holds no certificate in PEM form`)
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), pem])
}

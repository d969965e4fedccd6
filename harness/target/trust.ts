import { readFileSync } from 'node:fs'
import path from 'node:path'
import tls from 'node:tls'
import { UsageError, wordsOf } from '../errors.ts'
import type { Target } from './schema/target.ts'

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
    pem = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${where}: ${file} cannot be read: ${wordsOf(error)}`)
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new UsageError(`${where}: ${file} holds no certificate in PEM form`)
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), pem])
}

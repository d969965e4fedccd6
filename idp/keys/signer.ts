import { createSign, type KeyObject } from 'node:crypto'
import type { Signer } from '../saml/sign.ts'
import { type CertificatePlan, issueCertificate } from './certificate.ts'
import { rogueKey } from './key-pool.ts'

/** A key together with the certificate that the plan describes. */
export function createSigner(plan: CertificatePlan, key: KeyObject): Signer {
  return signerWith(issueCertificate(plan, key), key)
}

function signerWith(certificate: string, key: KeyObject): Signer {
  return { certificate, sign: (text, hash = 'sha256') => createSign(hash).update(text, 'utf8').sign(key, 'base64') }
}

/** Signs with a key of nobody, under a certificate that looks like the vendor's in every part but the key. */
export async function createRogueSigner(plan: CertificatePlan): Promise<Signer> {
  return createSigner(plan, await rogueKey())
}

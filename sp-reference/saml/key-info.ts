import { X509Certificate } from 'node:crypto'
import { elementsOf, isNamed, ns, textOf } from './dom.ts'

/** The certificates a message says it is signed with, PEM. A claim, never a reason to trust. */
export function claimedCertificates(signature: Element): string[] {
  const found = [...elementsOf(signature)].filter((element) => isNamed(element, ns.signature, 'X509Certificate'))
  return found.map((element) => `-----BEGIN CERTIFICATE-----\n${textOf(element).trim()}\n-----END CERTIFICATE-----\n`)
}

/** Whether the message claims certificates and none of them is one of ours. Only a choice of words hangs on this. */
export function claimsForeignKey(signature: Element, certificates: readonly string[]): boolean {
  const own = certificates.map(fingerprintOf)
  const claimed = claimedCertificates(signature).map(fingerprintOf)
  return claimed.length > 0 && !claimed.some((fingerprint) => own.includes(fingerprint))
}

function fingerprintOf(pem: string): string {
  try {
    return new X509Certificate(pem).fingerprint256
  } catch {
    return pem
  }
}

import { createSign, type KeyObject } from 'node:crypto'
import { issueCertificate, pem } from '../keys/certificate.ts'
import { tenantKey } from '../keys/key-pool.ts'
import { profiles } from '../profiles/index.ts'
import { SignedXml } from '../saml/canonical.ts'
import { place } from './variants.ts'

/** An SP's own key: for its signatures, and for what is encrypted for it. */
export async function spKey(): Promise<{ key: KeyObject; certificate: string; decryptionKey: string }> {
  const key = await tenantKey()
  const plan = profiles[0]?.certificate(place, new Date(Date.now() - 86_400_000))
  if (!plan) throw new Error('there is no profile')
  const decryptionKey = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key, certificate: pem(issueCertificate(plan, key)), decryptionKey }
}

export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'

/** An address with a message, signed as SAML Bindings 3.4.4.1 has it. */
export function signedUrl(url: string, key: KeyObject): string {
  const query = `${url.split('?')[1]}&SigAlg=${encodeURIComponent(rsaSha256)}`
  const signature = createSign('sha256').update(query).sign(key, 'base64')
  return `${url.split('?')[0]}?${query}&Signature=${encodeURIComponent(signature)}`
}

/** A message with a signature of the element that has this ID, as its first child. By xml-crypto alone. */
export function signedMessage(xml: string, id: string, key: KeyObject, signatureAlgorithm = rsaSha256): string {
  const signer = new SignedXml({
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }),
    signatureAlgorithm,
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  })
  signer.idAttributes = ['ID']
  signer.addReference({
    xpath: `//*[@ID='${id}']`,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  })
  signer.computeSignature(xml, { location: { reference: '/*', action: 'prepend' } })
  return signer.getSignedXml()
}

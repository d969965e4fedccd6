import { createPublicKey } from 'node:crypto'
import { type EncryptOptions, encrypt } from 'xml-encryption'
import { createKeyPair, type KeyPair } from './key-pair.ts'

export const spKey = createKeyPair('test SP')

export const aes256gcm = 'http://www.w3.org/2009/xmlenc11#aes256-gcm'
export const oaep = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p'

interface SealingPlan {
  key?: KeyPair
  algorithm?: string
  keyAlgorithm?: string
  /** What stands there in place of the Assertion. */
  text?: string
}

/** The message with its Assertion encrypted for the SP. */
export async function sealed(xml: string, plan: SealingPlan = {}): Promise<string> {
  const [assertion = ''] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml) ?? []
  const data = await sealText(plan.text ?? assertion, plan)
  return xml.replace(assertion, () => `<saml:EncryptedAssertion>${data}</saml:EncryptedAssertion>`)
}

function sealText(text: string, { key = spKey, algorithm = aes256gcm, keyAlgorithm = oaep }: SealingPlan): Promise<string> {
  const options = {
    rsa_pub: createPublicKey(key.certificate).export({ type: 'spki', format: 'pem' }).toString(),
    pem: key.certificate,
    encryptionAlgorithm: algorithm as EncryptOptions['encryptionAlgorithm'],
    keyEncryptionAlgorithm: keyAlgorithm as EncryptOptions['keyEncryptionAlgorithm'],
    disallowEncryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
  }
  return new Promise((resolve, reject) => encrypt(text, options, (error, result) => (error ? reject(error) : resolve(result))))
}

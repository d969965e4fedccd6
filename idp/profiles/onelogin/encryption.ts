import type { EncryptionStyle } from '../../saml/encrypt.ts'
import { ns, xmlenc } from '../../saml/names.ts'
import { wrapped } from '../../saml/signature.ts'
import { xml } from '../../saml/xml.ts'

/** The key inside the data, without a word of whose it is; base64 in lines of 64. */
export const oneLoginEncryption: EncryptionStyle = {
  algorithms: ['tripledes-cbc', 'aes128-cbc', 'aes192-cbc', 'aes256-cbc'],
  keyTransports: ['rsa-oaep'],
  canonical: false,
  write: ({ data, key, algorithm, keyTransport }) => xml`
    <saml:EncryptedAssertion>
      <xenc:EncryptedData xmlns:xenc="${ns.encryption}" Type="${xmlenc.element}">
        <xenc:EncryptionMethod Algorithm="${algorithm}"/>
        <ds:KeyInfo xmlns:ds="${ns.signature}">
          <xenc:EncryptedKey>
            <xenc:EncryptionMethod Algorithm="${keyTransport}"/>
            <xenc:CipherData><xenc:CipherValue>${wrapped(key, 64)}</xenc:CipherValue></xenc:CipherData>
          </xenc:EncryptedKey>
        </ds:KeyInfo>
        <xenc:CipherData><xenc:CipherValue>${wrapped(data, 64)}</xenc:CipherValue></xenc:CipherData>
      </xenc:EncryptedData>
    </saml:EncryptedAssertion>`,
}

import type { EncryptionStyle } from '../../saml/encrypt.ts'
import { ns, xmlenc } from '../../saml/names.ts'
import { xml } from '../../saml/xml.ts'

/** AES-256 alone (documented); the form is that of other token services of Microsoft (AD FS, captures of 2014 and 2021), so inferred. */
export const entraIdEncryption: EncryptionStyle = {
  algorithms: ['aes256-cbc'],
  keyTransports: ['rsa-oaep'],
  canonical: false,
  write: ({ data, key, algorithm, keyTransport, recipient }) => xml`
    <EncryptedAssertion xmlns="${ns.assertion}">
      <xenc:EncryptedData Type="${xmlenc.element}" xmlns:xenc="${ns.encryption}">
        <xenc:EncryptionMethod Algorithm="${algorithm}"/>
        <KeyInfo xmlns="${ns.signature}">
          <e:EncryptedKey xmlns:e="${ns.encryption}">
            <e:EncryptionMethod Algorithm="${keyTransport}"><DigestMethod Algorithm="${xmlenc.sha1}"/></e:EncryptionMethod>
            <KeyInfo><ds:X509Data xmlns:ds="${ns.signature}"><ds:X509IssuerSerial>
              <ds:X509IssuerName>${recipient.issuer}</ds:X509IssuerName>
              <ds:X509SerialNumber>${recipient.serial}</ds:X509SerialNumber>
            </ds:X509IssuerSerial></ds:X509Data></KeyInfo>
            <e:CipherData><e:CipherValue>${key}</e:CipherValue></e:CipherData>
          </e:EncryptedKey>
        </KeyInfo>
        <xenc:CipherData><xenc:CipherValue>${data}</xenc:CipherValue></xenc:CipherData>
      </xenc:EncryptedData>
    </EncryptedAssertion>`,
}

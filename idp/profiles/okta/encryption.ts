import type { EncryptionStyle } from '../../saml/encrypt.ts'
import { ns, xmlenc } from '../../saml/names.ts'
import { wrapped } from '../../saml/signature.ts'
import { Xml, xml } from '../../saml/xml.ts'

const xenc = new Xml(` xmlns:xenc="${ns.encryption}"`)
const ds = new Xml(` xmlns:ds="${ns.signature}"`)

/** The key beside the data, which names it; each element of xenc declares the prefix again. What is encrypted is canonical XML. */
export const oktaEncryption: EncryptionStyle = {
  algorithms: ['aes256-cbc', 'aes128-cbc', 'aes256-gcm', 'aes128-gcm'],
  keyTransports: ['rsa-oaep', 'rsa-1.5'],
  canonical: true,
  write: ({ data, key, algorithm, keyTransport, recipient, ids }) => xml`
    <saml2:EncryptedAssertion xmlns:saml2="${ns.assertion}">
      <xenc:EncryptedData Id="${ids.data}" Type="${xmlenc.element}"${xenc}>
        <xenc:EncryptionMethod Algorithm="${algorithm}"${xenc}/>
        <ds:KeyInfo${ds}><ds:RetrievalMethod Type="${xmlenc.encryptedKey}" URI="${`#${ids.key}`}"/></ds:KeyInfo>
        <xenc:CipherData${xenc}><xenc:CipherValue>${data}</xenc:CipherValue></xenc:CipherData>
      </xenc:EncryptedData>
      <xenc:EncryptedKey Id="${ids.key}"${xenc}>
        ${
          keyTransport === xmlenc.oaep
            ? xml`<xenc:EncryptionMethod Algorithm="${keyTransport}"${xenc}><ds:DigestMethod Algorithm="${xmlenc.sha1}"${ds}/></xenc:EncryptionMethod>`
            : xml`<xenc:EncryptionMethod Algorithm="${keyTransport}"${xenc}/>`
        }
        <ds:KeyInfo${ds}><ds:X509Data><ds:X509Certificate>${wrapped(recipient.certificate, 76)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
        <xenc:CipherData${xenc}><xenc:CipherValue>${key}</xenc:CipherValue></xenc:CipherData>
        <xenc:ReferenceList><xenc:DataReference URI="${`#${ids.data}`}"/></xenc:ReferenceList>
      </xenc:EncryptedKey>
    </saml2:EncryptedAssertion>`,
}

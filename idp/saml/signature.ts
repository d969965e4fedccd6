import type { Hash } from './draft.ts'
import { excC14n, ns } from './names.ts'
import type { SignatureStyle } from './shape.ts'
import { noXml, Xml, xml } from './xml.ts'

/** What a Signature element says. All values are base64 without line breaks. */
interface SignatureValues {
  reference: string
  inclusivePrefixes: string[]
  digest: string
  hash: Hash
  value: string
  certificate: string
  /** The prefix of X509Data, where it is not that of the rest. */
  dataPrefix: 'ds' | undefined
}

/** What is signed of it. */
type SignedValues = Omit<SignatureValues, 'value' | 'certificate' | 'dataPrefix'>

/** XML Signature 1.1, 6.2 and 6.4. */
const algorithms = {
  sha256: { signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', digest: 'http://www.w3.org/2001/04/xmlenc#sha256' },
  sha384: {
    signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
    digest: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  },
  sha512: { signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', digest: 'http://www.w3.org/2001/04/xmlenc#sha512' },
  sha1: { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', digest: 'http://www.w3.org/2000/09/xmldsig#sha1' },
} as const satisfies Record<Hash, object>

/** Writes ds:Signature byte for byte as the style has it: RSA, exclusive c14n, enveloped (SAML Core 5.4). */
export function writeSignature(style: SignatureStyle, values: SignatureValues): Xml {
  const p = new Xml(style.prefix === '' ? '' : `${style.prefix}:`)
  const declaration = new Xml(`xmlns${style.prefix === '' ? '' : `:${style.prefix}`}="${ns.signature}"`)
  const { dataPrefix } = values
  const data = dataPrefix === undefined ? p : new Xml(`${dataPrefix}:`)
  const declared = dataPrefix === undefined ? noXml : new Xml(` xmlns:${dataPrefix}="${ns.signature}"`)
  return xml`
    <${p}Signature ${declaration}>
      ${writeSignedInfo(p, noXml, values)}
      <${p}SignatureValue>${wrapped(values.value, style.wrap.value)}</${p}SignatureValue>
      <${p}KeyInfo><${data}X509Data${declared}>
        ${style.subjectName === null ? null : xml`<${data}X509SubjectName>${style.subjectName}</${data}X509SubjectName>`}
        <${data}X509Certificate>${wrapped(values.certificate, style.wrap.certificate)}</${data}X509Certificate>
      </${data}X509Data></${p}KeyInfo>
    </${p}Signature>`
}

/** SignedInfo alone, with its namespace declared: the element whose canonical form is signed. */
export function writeLoneSignedInfo(style: SignatureStyle, values: SignedValues): Xml {
  const p = new Xml(style.prefix === '' ? '' : `${style.prefix}:`)
  return writeSignedInfo(p, new Xml(` xmlns${style.prefix === '' ? '' : `:${style.prefix}`}="${ns.signature}"`), values)
}

function writeSignedInfo(p: Xml, declaration: Xml, { reference, inclusivePrefixes, digest, hash }: SignedValues): Xml {
  return xml`
    <${p}SignedInfo${declaration}>
      <${p}CanonicalizationMethod Algorithm="${excC14n}"/>
      <${p}SignatureMethod Algorithm="${algorithms[hash].signature}"/>
      <${p}Reference URI="${`#${reference}`}">
        <${p}Transforms>
          <${p}Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
          ${writeCanonicalTransform(p, inclusivePrefixes)}
        </${p}Transforms>
        <${p}DigestMethod Algorithm="${algorithms[hash].digest}"/>
        <${p}DigestValue>${digest}</${p}DigestValue>
      </${p}Reference>
    </${p}SignedInfo>`
}

function writeCanonicalTransform(p: Xml, prefixes: string[]): Xml {
  if (prefixes.length === 0) return xml`<${p}Transform Algorithm="${excC14n}"/>`
  return xml`
    <${p}Transform Algorithm="${excC14n}">
      <ec:InclusiveNamespaces PrefixList="${prefixes.join(' ')}" xmlns:ec="${excC14n}"/>
    </${p}Transform>`
}

/** Line feeds inside base64 stay literal on the wire, so this is Xml and not a string to escape. */
export function wrapped(base64: string, columns: number | null): Xml {
  return new Xml(columns === null ? base64 : (base64.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join('\n'))
}

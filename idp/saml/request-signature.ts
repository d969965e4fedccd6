import { createVerify, X509Certificate } from 'node:crypto'
import { childElements, parseXml, SignedXml } from './canonical.ts'
import { ns } from './names.ts'

/** What an SP's signature has to be checked with. */
interface RequestSigning {
  /** PEM. */
  certificate: string
  allowSha1?: boolean | undefined
}

/** What is wrong with the signature of a request: it is not there, where its binding has it, or it does not fit. */
export type SignatureProblem = 'missing' | 'wrong'

const algorithms: Readonly<Record<string, 'sha256' | 'sha1'>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': 'sha1',
}

const hashOf = (algorithm: string, { allowSha1 = false }: RequestSigning): 'sha256' | 'sha1' | null => {
  const hash = algorithms[algorithm] ?? null
  return hash === 'sha1' && !allowSha1 ? null : hash
}

/** HTTP-Redirect: the signature is over the parameters as they stand in the address (SAML Bindings 3.4.4.1). @param query without `?` */
export function redirectSignatureProblem(query: string, signing: RequestSigning): SignatureProblem | null {
  const parts = query.split('&').map((part) => [part.slice(0, part.indexOf('=')), part] as const)
  const written = (name: string) => parts.filter(([each]) => each === name).map(([, part]) => part)
  const value = (name: string) => new URLSearchParams(written(name).join('&')).getAll(name)
  const [signature, ...more] = value('Signature')
  const [algorithm, ...others] = value('SigAlg')
  if (signature === undefined || algorithm === undefined) return 'missing'
  const hash = hashOf(algorithm, signing)
  if (more.length > 0 || others.length > 0 || hash === null) return 'wrong'
  const signed = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap(written).join('&')
  const { publicKey } = new X509Certificate(signing.certificate)
  return createVerify(hash).update(signed, 'utf8').verify(publicKey, signature, 'base64') ? null : 'wrong'
}

/** HTTP-POST: the signature stands in the request and covers the whole of it (SAML Core 5.4). @param xml the request */
export function postSignatureProblem(xml: string, signing: RequestSigning): SignatureProblem | null {
  const root = parseXml(xml).documentElement
  const [signature, ...more] = childElements(root).filter(
    (child) => child.localName === 'Signature' && child.namespaceURI === ns.signature,
  )
  if (!signature) return 'missing'
  if (more.length > 0) return 'wrong'
  const verifier = new SignedXml({ publicCert: signing.certificate, getCertFromKeyInfo: () => null })
  verifier.idAttributes = ['ID']
  try {
    verifier.loadSignature(signature)
    if (hashOf(verifier.signatureAlgorithm ?? '', signing) === null || !verifier.checkSignature(xml)) return 'wrong'
    const [covered, ...beside] = verifier.getSignedReferences()
    if (covered === undefined || beside.length > 0) return 'wrong'
    const whole = parseXml(covered).documentElement
    return whole.localName === root.localName && whole.getAttribute('ID') === root.getAttribute('ID') ? null : 'wrong'
  } catch {
    // xml-crypto throws for what it does not know or cannot check.
    return 'wrong'
  }
}

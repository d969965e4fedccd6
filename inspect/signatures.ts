import { SignedXml } from 'xml-crypto'
import { furtherHashAlgorithms, furtherSignatureAlgorithms } from './algorithms.ts'
import { type CertificateFacts, certificateOf } from './certificate.ts'
import { allNamed, attributeOf, childrenNamed, elementsOf, ns, parentOf, parseXml, textOf } from './dom.ts'
import type { Document } from './read.ts'

/** One Signature: what it is over, how it was made, and whether that holds. */
export interface SignatureStatus {
  /** The element that holds it, and the ID of that. */
  on: string
  onId: string | null
  /** The URI of its Reference. */
  reference: string | null
  algorithm: string | null
  digest: string | null
  canonicalization: string | null
  transforms: string[]
  /** Out of KeyInfo. Nobody vouches for it: whoever signs can put any certificate there. */
  certificate: CertificateFacts | null
  /** With the certificate in it. */
  withOwn: Verdict
  /** With those that were given; null: none was. */
  withGiven: Verdict | null
  /** Whether its certificate is one of those that were given; null: one of both is missing. */
  isGiven: boolean | null
  /** What the signed bytes are; null: it does not verify with any certificate here. */
  covers: { element: string; id: string | null; isHolder: boolean } | null
}

/** `changed`: the signed content is another one now. `other-key`: the content fits, and this key did not make the signature. */
export type Verdict = 'valid' | 'changed' | 'other-key' | 'unsupported' | 'no-certificate'

/** More than any honest message has: verifying costs milliseconds each. */
const maxSignatures = 10

/** Every Signature in a message, in document order. @param given certificates that the reader trusts */
export function readSignatures(documents: readonly Document[], given: readonly CertificateFacts[]): SignatureStatus[] {
  return documents
    .flatMap((document) => allNamed(document.root, ns.signature, 'Signature').map((signature) => ({ document, signature })))
    .slice(0, maxSignatures)
    .map(({ document, signature }) => statusOf(document, signature, given))
}

function statusOf({ xml, root }: Document, signature: Element, given: readonly CertificateFacts[]): SignatureStatus {
  const holder = parentOf(signature) ?? root
  const [info] = childrenNamed(signature, ns.signature, 'SignedInfo')
  const [reference] = info ? childrenNamed(info, ns.signature, 'Reference') : []
  const algorithmOf = (parent: Element | undefined, name: string) => {
    const [found] = parent ? childrenNamed(parent, ns.signature, name) : []
    return found ? attributeOf(found, 'Algorithm') : null
  }
  const [keyInfo] = childrenNamed(signature, ns.signature, 'KeyInfo')
  const [embedded] = keyInfo ? allNamed(keyInfo, ns.signature, 'X509Certificate') : []
  const certificate = embedded ? certificateOf(textOf(embedded)) : null
  const own = certificate ? verify(xml, signature, certificate.pem) : { verdict: 'no-certificate' as const, signed: null }
  const known = given.map((each) => (each.sha256 === certificate?.sha256 ? own : verify(xml, signature, each.pem)))
  const best = known.find(({ verdict }) => verdict === 'valid') ?? known[0]
  const signed = [...known, own].find((each) => each.signed !== null)?.signed ?? null
  return {
    on: holder.localName,
    onId: attributeOf(holder, 'ID'),
    reference: reference ? attributeOf(reference, 'URI') : null,
    algorithm: algorithmOf(info, 'SignatureMethod'),
    digest: algorithmOf(reference, 'DigestMethod'),
    canonicalization: algorithmOf(info, 'CanonicalizationMethod'),
    transforms: reference
      ? [...elementsOf(reference)].flatMap((each) =>
          each.localName === 'Transform' ? (attributeOf(each, 'Algorithm') ?? []) : [],
        )
      : [],
    certificate,
    withOwn: own.verdict,
    withGiven: best?.verdict ?? null,
    isGiven: given.length === 0 || !certificate ? null : given.some((each) => each.sha256 === certificate.sha256),
    covers: signed === null ? null : coverage(signed, holder),
  }
}

function coverage(signed: string, holder: Element): SignatureStatus['covers'] {
  const element = parseXml(signed)
  const id = attributeOf(element, 'ID')
  const isHolder =
    element.localName === holder.localName && element.namespaceURI === holder.namespaceURI && id === attributeOf(holder, 'ID')
  return { element: element.localName, id, isHolder }
}

// SAML Core 5.4.2 and 5.4.4: one Reference, two transforms. Each further one costs a walk over the whole message.
function isBounded(signature: Element): boolean {
  const count = (name: string) => allNamed(signature, ns.signature, name).length
  return count('SignedInfo') === 1 && count('Reference') === 1 && count('Transform') <= 4
}

/** What one key makes of a Signature; `signed` are the canonical bytes that it covers. */
function verify(xml: string, signature: Element, pem: string): { verdict: Verdict; signed: string | null } {
  if (!isBounded(signature)) return { verdict: 'unsupported', signed: null }
  const verifier = new SignedXml({ publicCert: pem, getCertFromKeyInfo: () => null })
  // SAML Core 5.4.2 knows no other one; each further name costs a walk over the whole message.
  verifier.idAttributes = ['ID']
  Object.assign(verifier.SignatureAlgorithms, furtherSignatureAlgorithms)
  Object.assign(verifier.HashAlgorithms, furtherHashAlgorithms)
  try {
    verifier.loadSignature(signature)
    if (!verifier.checkSignature(xml)) return { verdict: 'changed', signed: null }
    return { verdict: 'valid', signed: verifier.getSignedReferences()[0] ?? null }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    // The library throws for a wrong value, once the digests fit, and for what it cannot process.
    return { verdict: /signature value/.test(message) ? 'other-key' : 'unsupported', signed: null }
  }
}

import { areTransformsAllowed, canonicalizationMethods, digestMethods, sha1Methods, signatureMethods } from './algorithms.ts'
import { attributeOf, childElements, isNamed, ns } from './dom.ts'
import { AssertionRefused } from './errors.ts'

/** What may have made a signature, and what opens what was encrypted for us. */
export interface Trust {
  /** The provider's signing certificates, PEM; any of them (key rollover). */
  certificates: readonly string[]
  acceptSha1: boolean
  /** PEM; undefined: nothing can be encrypted for us. */
  decryptionKey?: string | undefined
}

/**
 * The shape of a SAML signature is narrow, and every other shape has been an attack somewhere (SAML Core 5.4): one SignedInfo,
 * one Reference to the element with this ID, no Object, no more than two transforms, known algorithms.
 *
 * @throws AssertionRefused signature-invalid, algorithm-forbidden
 */
export function checkSignedInfo(signature: Element, id: string, { acceptSha1 }: Pick<Trust, 'acceptSha1'>): void {
  const more = acceptSha1 ? sha1Methods : []
  const [signedInfo] = partsOf(signature, ['SignedInfo', 'SignatureValue'], ['KeyInfo'])
  const [canonicalization, method, reference] = partsOf(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference'])
  requireAlgorithm(canonicalization, canonicalizationMethods)
  requireAlgorithm(method, new Set([...signatureMethods, ...more]))
  // SAML Core 5.4.2
  const uri = reference && attributeOf(reference, 'URI')
  if (uri !== `#${id}`) throw invalid(`a Reference to #${id}`, uri ?? 'no URI')
  const [transforms, digestMethod] = partsOf(reference, ['Transforms', 'DigestMethod', 'DigestValue'])
  requireAlgorithm(digestMethod, new Set([...digestMethods, ...more]))
  const names = transforms ? childElements(transforms).map(algorithmOf) : []
  if (!areTransformsAllowed(names)) throw forbidden('enveloped-signature and at most one canonicalization', names.join(', '))
}

/** The children of `parent`, which are exactly these, perhaps with the optional ones behind them. */
function partsOf(parent: Element | undefined, names: string[], optional: string[] = []): Element[] {
  const parts = parent ? childElements(parent) : []
  const isComplete = parts.length >= names.length && parts.length <= names.length + optional.length
  if (isComplete && parts.every((part, index) => isNamed(part, ns.signature, [...names, ...optional][index] ?? ''))) return parts
  throw invalid(`${names.join(', ')} in ${parent?.localName}`, parts.map((part) => part.localName).join(', ') || 'nothing')
}

function requireAlgorithm(element: Element | undefined, allowed: ReadonlySet<string>): void {
  const algorithm = element ? algorithmOf(element) : ''
  if (!allowed.has(algorithm)) throw forbidden(`${element?.localName}: one of ${[...allowed].join(' ')}`, algorithm || 'none')
}

function algorithmOf(element: Element): string {
  return attributeOf(element, 'Algorithm') ?? ''
}

function invalid(expected: string, actual: string): AssertionRefused {
  return new AssertionRefused('signature-invalid', { expected, actual })
}

function forbidden(expected: string, actual: string): AssertionRefused {
  return new AssertionRefused('algorithm-forbidden', { expected, actual })
}

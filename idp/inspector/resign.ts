import { inspectXml, Unreadable } from '../../inspect/index.ts'
import { assertionIn, edit, remove, signaturesIn } from '../mutations/bend.ts'
import { childElements, parseXml } from '../saml/canonical.ts'
import { ns } from '../saml/names.ts'
import type { SignatureStyle, SignedPart } from '../saml/shape.ts'
import { type Signer, signElement } from '../saml/sign.ts'

/** A message that somebody edited cannot be signed; the words say why. */
export class NotSignable extends Error {}

/** Signs an edited Response anew, in the vendor's style: the Signatures in it are taken out first. The Assertion comes before the Response. */
export function resign(text: string, parts: readonly SignedPart[], style: SignatureStyle, signer: Signer): string {
  let xml = withoutSignatures(text)
  for (const part of ['assertion', 'response'] as const) {
    if (!parts.includes(part)) continue
    const id = partOf(parseXml(xml).documentElement, part).getAttribute('ID') ?? ''
    if (id === '')
      throw new NotSignable(`The ${part === 'response' ? 'Response' : 'Assertion'} has no ID, which a signature has to name.`)
    const signature = signElement(xml, id, { style, part, inclusivePrefixes: [], signer })
    xml = edit(xml, (root) => insert(partOf(root, part), signature.text))
  }
  return xml
}

function withoutSignatures(text: string): string {
  try {
    // The inspector's reader has bounds, and words for what is wrong.
    inspectXml(text, { now: new Date(0) })
  } catch (cause) {
    if (cause instanceof Unreadable && cause.code !== 'not-saml') throw new NotSignable(cause.message, { cause })
    if (!(cause instanceof Unreadable)) throw cause
  }
  return unsigned(text)
}

function partOf(root: Element, part: SignedPart): Element {
  if (root.localName !== 'Response' || root.namespaceURI !== ns.protocol)
    throw new NotSignable('The message is no Response any more.')
  if (part === 'response') return root
  try {
    return assertionIn(root)
  } catch (cause) {
    throw new NotSignable('There is no Assertion in the Response to sign.', { cause })
  }
}

// SAML Core 2.3.3 and 3.2.2: behind the Issuer, or first.
function insert(element: Element, signature: string): void {
  const [issuer] = childElements(element).filter(({ localName }) => localName === 'Issuer')
  const added = element.ownerDocument.importNode(parseXml(signature).documentElement, true)
  element.insertBefore(added, issuer ? issuer.nextSibling : element.firstChild)
}

/** The message without what would not hold any more. @throws Error when it is not well-formed */
const unsigned = (xml: string): string =>
  edit(xml, (root) => {
    for (const signature of signaturesIn(root)) remove(signature)
  })

/** The message as somebody gets it to edit: unsigned, so that an indent cannot break a signature. @throws Error when it is not well-formed */
export const editable = (xml: string): string => edit(unsigned(xml), (root) => indent(root, '\n'))

/** Puts blanks between elements, and none where there is text. */
function indent(element: Element, line: string): void {
  const children = childElements(element)
  if (children.length === 0 || children.length !== element.childNodes.length) return
  const blank = (text: string) => element.ownerDocument.createTextNode(text)
  for (const child of children) {
    element.insertBefore(blank(`${line}  `), child)
    indent(child, `${line}  `)
  }
  element.appendChild(blank(line))
}

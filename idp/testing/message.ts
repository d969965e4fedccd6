import { SignedXml } from 'xml-crypto'
import { pem } from '../keys/certificate.ts'
import { childElements, elements, elementWithId, parseXml } from '../saml/canonical.ts'
import type { SentResponse } from '../tenants/exchanges.ts'

/** What stands in a Response, read back for tests. Times are in milliseconds. */
export type MessageFacts = ReturnType<typeof readMessage>

export function readMessage(sent: SentResponse, certificate: string) {
  const { xml } = sent
  const document = parseXml(xml)
  const response = document.documentElement
  const all = [...elements(response)]
  const named = (name: string) => all.filter((element) => element.localName === name)
  const text = (name: string) => named(name).map((element) => element.textContent ?? '')
  const value = (element: string, name: string) => named(element)[0]?.getAttribute(name) ?? null
  const time = (element: string, name: string) => Date.parse(value(element, name) ?? '')
  const assertion = childElements(response).find((child) => child.localName === 'Assertion')
  return {
    sent,
    xml,
    destination: response.getAttribute('Destination'),
    inResponseTo: all.map((element) => element.getAttribute('InResponseTo')).filter((id) => id !== null && id !== ''),
    issuers: text('Issuer'),
    status: value('StatusCode', 'Value'),
    audience: text('Audience'),
    recipient: value('SubjectConfirmationData', 'Recipient'),
    conditions: { notBefore: time('Conditions', 'NotBefore'), notOnOrAfter: time('Conditions', 'NotOnOrAfter') },
    confirmedUntil: time('SubjectConfirmationData', 'NotOnOrAfter'),
    nameIds: text('NameID'),
    firstNameId: text('NameID')[0],
    firstTextOfNameId: named('NameID')[0]?.firstChild?.nodeValue,
    nameIdOfResponseAssertion:
      assertion && [...elements(assertion)].find((element) => element.localName === 'NameID')?.textContent,
    wrapsResponse: childElements(response).some((child) => child.localName === 'Response'),
    values: text('AttributeValue'),
    signatures: named('Signature').map((signature) => readSignature(signature, xml, certificate)),
  }
}

function readSignature(signature: Element, xml: string, certificate: string) {
  const parts = [...elements(signature)]
  const own = parts.find((part) => part.localName === 'X509Certificate')?.textContent?.replace(/\s/g, '') ?? ''
  const id =
    parts
      .find((part) => part.localName === 'Reference')
      ?.getAttribute('URI')
      ?.slice(1) ?? ''
  const ours = once(() => verdict(signature, xml, certificate))
  return {
    verifies: () => ours().verifies,
    verifiesWithOwnCertificate: () => verdict(signature, xml, own).verifies,
    digestFits: () => ours().digestFits,
    namesInSignedPart: () =>
      [...elements(elementWithId(parseXml(xml), id))]
        .filter((part) => part.localName === 'NameID')
        .map((part) => part.textContent),
  }
}

// A verification takes some 10 ms, most of it XPath.
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** By xml-crypto alone: no code of ours judges what we signed. */
function verdict(signature: Element, xml: string, certificate: string): { verifies: boolean; digestFits: boolean } {
  const verifier = new SignedXml({ publicCert: pem(certificate), getCertFromKeyInfo: () => null })
  verifier.loadSignature(signature)
  let message = ''
  let verifies = false
  try {
    verifies = verifier.checkSignature(xml)
  } catch (error) {
    message = String(error)
  }
  // xml-crypto names a digest that does not fit; it looks at the SignatureValue after the digests.
  return { verifies, digestFits: verifies || /signature value/.test(message) }
}

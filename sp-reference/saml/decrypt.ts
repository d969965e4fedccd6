import { decrypt } from 'xml-encryption'
import { attributeOf, childElements, elementsOf, isNamed, ns, parentOf, serializeXml } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import { escapeXml } from './escape.ts'
import { demandAlone, parseMessageXml } from './parse.ts'
import { checkAssertionStructure } from './structure.ts'

/** An Assertion, and the text that it was parsed from: signatures are checked against exactly this. */
export interface ReceivedAssertion {
  xml: string
  assertion: Element
}

/**
 * XML Encryption 1.1, 5.2: what a customer can choose at the vendors, Triple DES among it, which is OneLogin's default. None of them says
 * who wrote a message: that is the signature's part.
 */
export const dataAlgorithms: readonly string[] = [
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'http://www.w3.org/2001/04/xmlenc#tripledes-cbc',
]
/** RSA 1.5 is left out: whoever sees how its padding fails can decrypt (XML Encryption 1.1, 5.5.1). */
export const keyAlgorithms: readonly string[] = [
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
  'http://www.w3.org/2009/xmlenc11#rsa-oaep',
]

/**
 * Decrypts an EncryptedAssertion (Core 2.3.4) and holds it to the form of an Assertion that stands there in the clear. Its namespaces are
 * those of the place where it stood (XML Encryption 1.1, 4.4). That it could be decrypted says nothing about who wrote it.
 *
 * @param privateKey PEM; undefined: this SP has none
 * @throws AssertionRefused no-assertion, algorithm-forbidden, decryption-failed (which is one for every step), malformed-xml, several-assertions
 */
export function openAssertion(encrypted: Element, privateKey: string | undefined): ReceivedAssertion {
  const opened = decryptAssertion(encrypted, privateKey)
  checkAssertionStructure(opened.assertion)
  demandAlone(opened.assertion, opened.assertion)
  return opened
}

function decryptAssertion(encrypted: Element, privateKey: string | undefined): ReceivedAssertion {
  if (privateKey === undefined)
    throw new AssertionRefused('no-assertion', { expected: 'an Assertion in the clear', actual: 'an EncryptedAssertion' })
  requireAlgorithm(encrypted, 'EncryptedData', dataAlgorithms)
  requireAlgorithm(encrypted, 'EncryptedKey', keyAlgorithms)
  try {
    const xml = `<context${namespacesAround(encrypted)}>${plainText(serializeXml(encrypted), privateKey)}</context>`
    const [assertion, ...more] = childElements(parseMessageXml(xml))
    if (!assertion || more.length > 0 || !isNamed(assertion, ns.assertion, 'Assertion'))
      throw new Error('what was encrypted is no Assertion')
    return { xml, assertion }
  } catch (cause) {
    throw new AssertionRefused('decryption-failed', { expected: 'an Assertion encrypted for us', actual: String(cause), cause })
  }
}

function requireAlgorithm(encrypted: Element, localName: string, allowed: readonly string[]): void {
  const found = [...elementsOf(encrypted)].filter((each) => isNamed(each, ns.encryption, localName))
  const [method] = found.flatMap(childElements).filter((each) => isNamed(each, ns.encryption, 'EncryptionMethod'))
  const actual = found.length === 1 && method ? attributeOf(method, 'Algorithm') : `${found.length} ${localName}`
  if (actual === null || !allowed.includes(actual))
    throw new AssertionRefused('algorithm-forbidden', { expected: allowed.join(', '), actual: actual ?? 'none' })
}

/** The library calls back before it returns. @throws Error when it cannot decrypt */
function plainText(xml: string, key: string): string {
  let told: { error: Error | null; text: string } | undefined
  decrypt(xml, { key, disallowDecryptionWithInsecureAlgorithm: false, warnInsecureAlgorithm: false }, (error, text) => {
    told = { error, text }
  })
  if (!told || told.error) throw told?.error ?? new Error('no answer')
  return told.text
}

/** Declarations of the prefixes that are bound within an element, the innermost of each. */
function namespacesAround(element: Element): string {
  const bound = new Map<string, string>()
  for (let at: Element | null = element; at; at = parentOf(at))
    for (const { name, value } of Array.from(at.attributes))
      if (/^xmlns(?::|$)/.test(name) && !bound.has(name)) bound.set(name, value)
  return [...bound].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('')
}

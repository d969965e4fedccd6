import { createPrivateKey } from 'node:crypto'
import { decrypt } from 'xml-encryption'
import {
  allNamed,
  attributeOf,
  childElements,
  childrenNamed,
  isNamed,
  namespacesAround,
  ns,
  parseXml,
  serializeXml,
} from './dom.ts'
import type { EncryptedPart } from './message.ts'
import { Unreadable } from './unreadable.ts'

/** What became of an encrypted part; `assertion` with the text that its signature is checked against. */
export interface Opened {
  part: EncryptedPart
  assertion: { xml: string; root: Element } | null
}

/**
 * Names an encrypted part, and reads it where a key is given and it is an Assertion. Its namespaces are those of the place where it stood
 * (XML Encryption 1.1, 4.4). That it can be decrypted says nothing about who wrote it.
 *
 * @param key PEM of a private key, checked by `readKey`
 */
export function openEncrypted(element: Element, key: string | undefined): Opened {
  const methodOf = (name: string) => {
    const [method] = allNamed(element, ns.encryption, name).flatMap((each) =>
      childrenNamed(each, ns.encryption, 'EncryptionMethod'),
    )
    return method ? attributeOf(method, 'Algorithm') : null
  }
  const part = { name: element.localName, algorithm: methodOf('EncryptedData'), keyTransport: methodOf('EncryptedKey') }
  if (key === undefined) return { part: { ...part, opened: null }, assertion: null }
  try {
    const xml = `<context${namespacesAround(element)}>${plainText(serializeXml(element), key)}</context>`
    const [inside] = childElements(parseXml(xml))
    if (part.name !== 'EncryptedAssertion') return { part: { ...part, opened: 'opened' }, assertion: null }
    if (!inside || !isNamed(inside, ns.assertion, 'Assertion')) throw new Error('what was encrypted is no Assertion')
    return { part: { ...part, opened: 'opened' }, assertion: { xml, root: inside } }
  } catch (cause) {
    const failed =
      cause instanceof Unreadable
        ? cause.message
        : `this key does not open it, or it was changed (${String((cause as Error).message ?? cause)})`
    return { part: { ...part, opened: { failed } }, assertion: null }
  }
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

/** The private key, when it is one without a passphrase. @throws Unreadable bad-key */
export function readKey(text: string): string {
  try {
    return createPrivateKey(text).export({ type: 'pkcs8', format: 'pem' }).toString()
  } catch (cause) {
    const what = /ENCRYPTED/.test(text)
      ? 'it has a passphrase'
      : /CERTIFICATE/.test(text)
        ? 'this is a certificate'
        : 'this is none'
    throw new Unreadable('bad-key', `The private key cannot be read: ${what}. It has to be in PEM, without a passphrase.`, cause)
  }
}

import { canonicalizeWhole, parseXml } from './canonical.ts'
import { xmlenc } from './names.ts'
import type { Xml } from './xml.ts'

/** How an assertion may be encrypted (XML Encryption 1.1, 5.2 and 5.5), by the names that consoles use. */
export const dataAlgorithms = {
  'aes128-cbc': 'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'aes192-cbc': 'http://www.w3.org/2001/04/xmlenc#aes192-cbc',
  'aes256-cbc': 'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'tripledes-cbc': 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc',
  'aes128-gcm': 'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'aes256-gcm': 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
} as const
export type DataAlgorithm = keyof typeof dataAlgorithms

export const keyTransports = {
  'rsa-oaep': xmlenc.oaep,
  'rsa-1.5': 'http://www.w3.org/2001/04/xmlenc#rsa-1_5',
} as const
export type KeyTransport = keyof typeof keyTransports

/** Whom an assertion is encrypted for. */
export interface Recipient {
  /** base64 of the DER certificate, one line. */
  certificate: string
  /** The distinguished name of its issuer, the last part of the name first, as .NET writes one. */
  issuer: string
  /** Its serial number, decimal. */
  serial: string
}

/** Encrypts for one recipient. */
export interface Sealer {
  algorithm: DataAlgorithm
  keyTransport: KeyTransport
  recipient: Recipient
  /** Text under a fresh key, and that key under the recipient's own: base64 without line breaks. */
  seal(text: string): { data: string; key: string }
}

/** What an EncryptedAssertion says. */
export interface SealedAssertion {
  data: string
  key: string
  /** URIs. */
  algorithm: string
  keyTransport: string
  recipient: Recipient
  ids: { data: string; key: string }
}

/** How a vendor encrypts, and what its console lets one choose; the first of each is the default. */
export interface EncryptionStyle {
  algorithms: readonly [DataAlgorithm, ...DataAlgorithm[]]
  keyTransports: readonly [KeyTransport, ...KeyTransport[]]
  /** Whether canonical XML is encrypted, and not the text as it would stand in the message. */
  canonical: boolean
  /** The EncryptedAssertion. */
  write(sealed: SealedAssertion): Xml
}

/** The Assertion of a written message; our writers put out one, and escape what stands in it. */
const assertionOf = /<((?:\w+:)?)Assertion[ >][\s\S]*?<\/\1Assertion>/

/** Encrypts the Assertion of a message as this vendor does (SAML Core 2.3.4). */
export function encryptAssertion(message: string, style: EncryptionStyle, sealer: Sealer, ids: SealedAssertion['ids']): Xml {
  const [assertion = ''] = assertionOf.exec(message) ?? []
  const text = style.canonical ? canonicalizeWhole(parseXml(assertion).documentElement) : assertion
  const { algorithm, keyTransport, recipient } = sealer
  return style.write({
    ...sealer.seal(text),
    algorithm: dataAlgorithms[algorithm],
    keyTransport: keyTransports[keyTransport],
    recipient,
    ids,
  })
}

/** The message with an EncryptedAssertion in the place of its Assertion. */
export const withEncrypted = (message: string, encrypted: Xml): string => message.replace(assertionOf, () => encrypted.text)

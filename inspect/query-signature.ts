import { createPublicKey, verify } from 'node:crypto'
import { hashOf } from './algorithms.ts'
import type { CertificateFacts } from './certificate.ts'
import type { Decoded } from './decode.ts'

/** The signature of an address: it stands beside the message, and no certificate comes with it (SAML Bindings 3.4.4.1). */
export interface QuerySignature {
  algorithm: string
  /** null: no certificate was given to check it with. */
  withGiven: 'valid' | 'other-key' | 'unsupported' | null
}

/** @param given certificates of who is said to have sent it */
export function readQuerySignature(query: Decoded['query'], given: readonly CertificateFacts[]): QuerySignature | null {
  if (!query) return null
  const hash = hashOf(query.algorithm)
  if (given.length === 0) return { algorithm: query.algorithm, withGiven: null }
  if (hash === null) return { algorithm: query.algorithm, withGiven: 'unsupported' }
  const fits = given.some(({ pem }) => {
    try {
      return verify(hash, Buffer.from(query.signed), createPublicKey(pem), Buffer.from(query.signature, 'base64'))
    } catch {
      return false
    }
  })
  return { algorithm: query.algorithm, withGiven: fits ? 'valid' : 'other-key' }
}

import { createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { jwtAlgorithms } from '../../target/schema/portal.ts'

type Algorithm = (typeof jwtAlgorithms)[number]

/**
 * A JWT (RFC 7519, RFC 7515 compact form) as a program signs it for itself.
 * @param secret a text for HS256, else a private key: PEM, also with its line breaks lost, or a JWK
 * @throws Error for a key that is none, or none for the algorithm
 */
export function signJwt(algorithm: Algorithm, claims: Readonly<Record<string, unknown>>, secret: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const text = `${encode({ alg: algorithm, typ: 'JWT' })}.${encode(claims)}`
  return `${text}.${signature(algorithm, Buffer.from(text), secret).toString('base64url')}`
}

function signature(algorithm: Algorithm, data: Buffer, secret: string): Buffer {
  if (algorithm === 'HS256') return createHmac('sha256', secret).update(data).digest()
  const key = privateKey(secret)
  if (algorithm === 'EdDSA') return sign(null, data, key)
  // RFC 7518 3.4: ECDSA signatures are two numbers side by side, not DER.
  return algorithm === 'ES256' ? sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' }) : sign('sha256', data, key)
}

function privateKey(secret: string): KeyObject {
  if (secret.startsWith('{')) return createPrivateKey({ key: JSON.parse(secret), format: 'jwk' })
  // A page shows a key with its lines run together.
  const [, label, body = ''] = /^-----BEGIN ([A-Z ]+)-----(.*)-----END/s.exec(secret) ?? []
  if (label === undefined) throw new Error('the secret that the page shows is no private key, neither PEM nor JWK')
  const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? []
  return createPrivateKey(`-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`)
}

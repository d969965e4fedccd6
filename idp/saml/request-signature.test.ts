import { createSign } from 'node:crypto'
import { expect, test } from '#unit-test'
import { rogueKey, tenantKey } from '../keys/key-pool.ts'
import { rsaSha256, signedMessage, spKey } from '../testing/sp.ts'
import { postSignatureProblem, redirectSignatureProblem } from './request-signature.ts'

const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'

const parameters = `SAMLRequest=abc%2Bd&RelayState=x%20y`

async function query(algorithm: string, hash: string, key = tenantKey()) {
  const signed = `${parameters}&SigAlg=${encodeURIComponent(algorithm)}`
  const signature = createSign(hash)
    .update(signed)
    .sign(await key, 'base64')
  return `${signed}&Signature=${encodeURIComponent(signature)}`
}

test('a signature in the address covers the parameters as they are written there', async () => {
  const { key, certificate } = await spKey()
  const good = await query(rsaSha256, 'sha256', Promise.resolve(key))
  const old = await query(rsaSha1, 'sha1', Promise.resolve(key))
  const problems = [
    redirectSignatureProblem(good, { certificate }),
    redirectSignatureProblem(`foo=1&${good}`, { certificate }),
    redirectSignatureProblem(good.replace('x%20y', 'x+y'), { certificate }),
    redirectSignatureProblem(good.replace('abc', 'abd'), { certificate }),
    redirectSignatureProblem(`${good}&SAMLRequest=evil`, { certificate }),
    redirectSignatureProblem(`${good}&Signature=x`, { certificate }),
    redirectSignatureProblem(await query(rsaSha256, 'sha256', rogueKey()), { certificate }),
    redirectSignatureProblem(parameters, { certificate }),
    redirectSignatureProblem(`${parameters}&SigAlg=x&Signature=y`, { certificate }),
    redirectSignatureProblem(old, { certificate }),
    redirectSignatureProblem(old, { certificate, allowSha1: true }),
  ]
  expect(problems).toEqual([null, null, 'wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'missing', 'wrong', 'wrong', null])
})

const request =
  '<r:AuthnRequest xmlns:r="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r"><r:Extensions ID="_x">a</r:Extensions></r:AuthnRequest>'

const signedXml = async (id: string, { algorithm = rsaSha256, key = tenantKey() } = {}) =>
  signedMessage(request, id, await key, algorithm)

test('a signature in a request covers the whole of it', async () => {
  const { key, certificate } = await spKey()
  const own = Promise.resolve(key)
  const good = await signedXml('_r', { key: own })
  const old = await signedXml('_r', { key: own, algorithm: rsaSha1 })
  const problems = [
    postSignatureProblem(good, { certificate }),
    postSignatureProblem(good.replace('>a<', '>b<'), { certificate }),
    postSignatureProblem(request, { certificate }),
    postSignatureProblem(await signedXml('_x', { key: own }), { certificate }),
    postSignatureProblem(await signedXml('_r', { key: rogueKey() }), { certificate }),
    postSignatureProblem(old, { certificate }),
    postSignatureProblem(old, { certificate, allowSha1: true }),
  ]
  expect(problems).toEqual([null, 'wrong', 'missing', 'wrong', 'wrong', 'wrong', null])
})

import { createSign } from 'node:crypto'
import { expect, test } from '#unit-test'
import { issueCertificate, pem } from '../keys/certificate.ts'
import { rogueKey, tenantKey } from '../keys/key-pool.ts'
import { profiles } from '../profiles/index.ts'
import { place } from '../testing/variants.ts'
import { SignedXml } from './canonical.ts'
import { postSignatureProblem, redirectSignatureProblem } from './request-signature.ts'

const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'

async function sp() {
  const key = await tenantKey()
  const plan = profiles[0]?.certificate(place, new Date())
  if (!plan) throw new Error('there is no profile')
  return { key, certificate: pem(issueCertificate(plan, key)) }
}

const parameters = `SAMLRequest=abc%2Bd&RelayState=x%20y`

async function query(algorithm: string, hash: string, key = tenantKey()) {
  const signed = `${parameters}&SigAlg=${encodeURIComponent(algorithm)}`
  const signature = createSign(hash)
    .update(signed)
    .sign(await key, 'base64')
  return `${signed}&Signature=${encodeURIComponent(signature)}`
}

test('a signature in the address covers the parameters as they are written there', async () => {
  const { key, certificate } = await sp()
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

async function signedXml(id: string, { algorithm = rsaSha256, key = tenantKey() } = {}) {
  const signer = new SignedXml({
    privateKey: (await key).export({ type: 'pkcs8', format: 'pem' }),
    signatureAlgorithm: algorithm,
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  })
  signer.idAttributes = ['ID']
  signer.addReference({
    xpath: `//*[@ID='${id}']`,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  })
  signer.computeSignature(request, { location: { reference: "/*[local-name(.)='AuthnRequest']", action: 'prepend' } })
  return signer.getSignedXml()
}

test('a signature in a request covers the whole of it', async () => {
  const { key, certificate } = await sp()
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

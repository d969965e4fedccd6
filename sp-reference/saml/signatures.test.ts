import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from '#unit-test'
import type { RefusalCode } from './errors.ts'
import type { SamlDefect } from './expectation.ts'
import { createKeyPair } from './testing/key-pair.ts'
import {
  edited,
  encode,
  expectation,
  honestXml,
  idpKey,
  issuer,
  outcomeOf,
  rogueKey,
  type SigningPlan,
  sign,
} from './testing/message.ts'
import { evil } from './testing/wrapping.ts'
import { validateResponse } from './validate-response.ts'

const signed = sign(honestXml)
const more = 'http://www.w3.org/2001/04/xmldsig-more#'
const [digest = ''] = /(?<=<ds:DigestValue>)[^<]*/.exec(signed) ?? []
const [evilDigest = ''] = /(?<=<ds:DigestValue>)[^<]*/.exec(sign(evil(honestXml))) ?? []
const [reference = ''] = /<ds:Reference .*<\/ds:Reference>/.exec(signed) ?? []
const [signedInfo = ''] = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(signed) ?? []
const bothSigned = sign(honestXml, { on: 'both' })

const refused: { title: string; xml: string; code: RefusalCode; offBy?: SamlDefect }[] = [
  { title: 'no signature', xml: evil(honestXml), code: 'signature-missing', offBy: 'skip-signature-check' },
  { title: 'changed after signing', xml: evil(signed), code: 'signature-invalid', offBy: 'skip-signature-verification' },
  {
    title: 'digest changed with it',
    xml: edited(evil(signed), [digest, evilDigest]),
    code: 'signature-invalid',
    offBy: 'skip-signature-verification',
  },
  {
    title: 'another key, its certificate in KeyInfo',
    xml: sign(evil(honestXml), { key: rogueKey }),
    code: 'signature-untrusted-key',
    offBy: 'trust-keyinfo-certificate',
  },
  {
    title: 'another key, the genuine certificate in KeyInfo',
    xml: sign(evil(honestXml), { key: { ...rogueKey, certificate: idpKey.certificate } }),
    code: 'signature-invalid',
  },
  { title: 'another key, no KeyInfo', xml: sign(evil(honestXml), { key: rogueKey, keyInfo: false }), code: 'signature-invalid' },
  {
    title: 'empty Signature',
    xml: edited(signed, [/(<ds:Signature [^>]*>).*(<\/ds:Signature>)/, '$1$2']),
    code: 'signature-invalid',
  },
  { title: 'empty SignatureValue', xml: edited(signed, [/(<ds:SignatureValue>)[^<]*/, '$1']), code: 'signature-invalid' },
  { title: 'no Reference', xml: edited(signed, [reference, '']), code: 'signature-invalid' },
  { title: 'two References', xml: edited(signed, [reference, reference + reference]), code: 'signature-invalid' },
  { title: 'two SignedInfo', xml: edited(signed, [signedInfo, signedInfo + signedInfo]), code: 'signature-invalid' },
  {
    title: 'comment in DigestValue',
    xml: edited(evil(signed), [digest, `<!--${evilDigest}-->${digest}`]),
    code: 'signature-invalid',
  },
  { title: 'Reference to everything', xml: edited(signed, ['URI="#_assertion"', 'URI=""']), code: 'signature-invalid' },
  { title: 'Reference without URI', xml: edited(signed, ['URI="#_assertion"', '']), code: 'signature-invalid' },
  {
    title: 'Reference to a URL',
    xml: edited(signed, ['URI="#_assertion"', 'URI="http://127.0.0.1/"']),
    code: 'signature-invalid',
  },
  {
    title: 'XPath injection in the Reference',
    xml: edited(signed, ['URI="#_assertion"', `URI="#_assertion' or '1'='1"`]),
    code: 'signature-invalid',
  },
  {
    title: 'Object in the Signature',
    xml: edited(signed, ['</ds:Signature>', '<ds:Object/></ds:Signature>']),
    code: 'signature-invalid',
  },
  {
    title: 'XSLT transform',
    xml: edited(signed, [
      '<ds:Transforms>',
      '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>',
    ]),
    code: 'algorithm-forbidden',
  },
  {
    title: 'many transforms',
    xml: edited(signed, [
      '</ds:Transforms>',
      `${'<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>'.repeat(50)}</ds:Transforms>`,
    ]),
    code: 'algorithm-forbidden',
  },
  {
    title: 'HMAC with the public certificate',
    xml: edited(signed, [`${more}rsa-sha256`, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1']),
    code: 'algorithm-forbidden',
  },
  { title: 'unknown algorithm', xml: edited(signed, [`${more}rsa-sha256`, 'urn:none']), code: 'algorithm-forbidden' },
  {
    title: 'no algorithm',
    xml: edited(signed, [`SignatureMethod Algorithm="${more}rsa-sha256"`, 'SignatureMethod']),
    code: 'algorithm-forbidden',
  },
  {
    title: 'RSA-SHA1',
    xml: sign(honestXml, { signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }),
    code: 'algorithm-forbidden',
  },
  {
    title: 'SHA-1 digest',
    xml: sign(honestXml, { digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' }),
    code: 'algorithm-forbidden',
  },
  {
    title: 'canonicalization with comments',
    xml: sign(honestXml, {
      transforms: [
        'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
        'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
      ],
    }),
    code: 'algorithm-forbidden',
  },
  {
    title: 'both signed, Response changed',
    xml: edited(bothSigned, [' InResponseTo="_request">', ' InResponseTo="_request" Consent="x">']),
    code: 'signature-invalid',
  },
  {
    title: 'both signed, Assertion changed',
    xml: evil(bothSigned),
    code: 'signature-invalid',
    offBy: 'skip-signature-verification',
  },
]

test('a signature that is missing, broken, foreign, oddly built or weak is refused', async () => {
  for (const { title, xml, code } of refused) expect.soft(await outcomeOf(xml), title).toBe(code)
})

for (const { title, xml, offBy } of refused) {
  if (offBy)
    test(`${title}: believed with ${offBy}`, async () =>
      expect(await outcomeOf(xml, { defects: new Set([offBy]) })).toBe('eve@corp.example'))
}

/** A fault is one fault: its neighbours stay refused. */
const stillRefused: [SamlDefect, string, RefusalCode][] = [
  ['skip-signature-check', evil(signed), 'signature-invalid'],
  ['skip-signature-verification', honestXml, 'signature-missing'],
  ['trust-keyinfo-certificate', evil(signed), 'signature-invalid'],
  ['trust-keyinfo-certificate', honestXml, 'signature-missing'],
  ['read-first-assertion', honestXml, 'signature-missing'],
  ['read-first-assertion', evil(signed), 'signature-invalid'],
  ['first-text-node-nameid', evil(signed), 'signature-invalid'],
]

test('each fault alone still refuses what the others let pass', async () => {
  for (const [defect, xml, code] of stillRefused) {
    expect.soft(await outcomeOf(xml, { defects: new Set([defect]) }), `${defect}, ${code}`).toBe(code)
  }
})

test('a comment cuts a text off only with first-text-node-nameid', async () => {
  const long = sign(edited(honestXml, [/ada@corp.example|Ada Lovelace/g, '$&.evil']))
  const xml = edited(long, [/ada@corp.example|Ada Lovelace/g, '$&<!-- -->'])
  const read = async (defects: string[]) => {
    const facts = await validateResponse(encode(xml), expectation({ defects: new Set(defects) }))
    return [facts.nameId, ...(facts.attributes.get('displayName') ?? [])]
  }
  expect(await read([])).toEqual(['ada@corp.example.evil', 'Ada Lovelace.evil'])
  expect(await read(['first-text-node-nameid'])).toEqual(['ada@corp.example', 'Ada Lovelace'])
})

test('an RSA key of 1024 bits is too weak, even when it is the provider’s', async () => {
  const key = createKeyPair('weak', 1024)
  expect(await outcomeOf(sign(honestXml, { key }), { idp: { issuer, certificates: [key.certificate] } })).toBe(
    'algorithm-forbidden',
  )
})

test('algorithms that xml-crypto does not bring: RSA-SHA384 and ECDSA-SHA256', async () => {
  const rsa = { signatureAlgorithm: `${more}rsa-sha384`, digestAlgorithm: `${more}sha384` }
  expect(await outcomeOf(sign(honestXml, rsa))).toBe('ada@corp.example')
  expect(await outcomeOf(evil(sign(honestXml, rsa)))).toBe('signature-invalid')
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
  const idp = { issuer, certificates: [idpKey.certificate, key.certificate] }
  const ecdsa = sign(honestXml, { key, keyInfo: false, signatureAlgorithm: `${more}ecdsa-sha256` })
  expect(await outcomeOf(ecdsa, { idp })).toBe('ada@corp.example')
  expect(await outcomeOf(evil(ecdsa), { idp })).toBe('signature-invalid')
})

test('a provider without a usable certificate verifies nothing', async () => {
  for (const certificates of [[], ['no certificate']]) {
    expect(await outcomeOf(signed, { idp: { issuer, certificates } })).toMatch(/signature-(untrusted-key|invalid)/)
  }
})

const plans: [string, SigningPlan][] = [
  ['Assertion', {}],
  ['Response', { on: 'response' }],
  ['both', { on: 'both' }],
]
for (const [title, plan] of plans) {
  test(`every defect on, ${title} signed: an honest message is still accepted`, async () => {
    expect(
      await outcomeOf(sign(honestXml, plan), {
        defects: new Set(['skip-signature-check', 'skip-audience-check', 'unknown-to-us']),
      }),
    ).toBe('ada@corp.example')
  })
}

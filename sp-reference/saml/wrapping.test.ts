import { expect, test } from '#unit-test'
import type { RefusalCode } from './errors.ts'
import { edited, outcomeOf } from './testing/message.ts'
import { evil, extensions, pieces, renamed, within } from './testing/wrapping.ts'

const { message, assertion, signature, original, replaceAssertion } = pieces()
const response = pieces({ on: 'response' })
const strippedResponse = response.message.replace(response.signature, '')
const forged = renamed(evil(original))
const forgedSigned = renamed(evil(assertion))
const inObject = (content: string) => (xml: string) => within(xml, '</ds:Signature>', `<ds:Object>${content}</ds:Object>`)
const evilResponse = renamed(edited(evil(response.message), ['ID="_response"', 'ID="_evil_response"']))

/** Somorovsky et al. 2012 and later finds: the signed element moves, another one takes its place. Never eve; here also never ada. */
const wrappings: [title: string, xml: string, code: RefusalCode, believedByFirstReader?: true][] = [
  [
    'signed Response inside the Signature of an evil one',
    within(evilResponse, '</ds:Signature>', strippedResponse),
    'several-assertions',
  ],
  [
    'signed Response before the Signature of an evil one',
    edited(evilResponse, ['<ds:Signature', `${strippedResponse}<ds:Signature`]),
    'malformed-xml',
    true,
  ],
  ['evil Assertion before the signed one', replaceAssertion(forged + assertion), 'several-assertions', true],
  [
    'evil Assertion around the signed one',
    replaceAssertion(within(forged, '</saml:Assertion>', assertion)),
    'malformed-xml',
    true,
  ],
  [
    'evil Assertion with the Signature, original behind it',
    replaceAssertion(forgedSigned + original),
    'several-assertions',
    true,
  ],
  [
    'original inside the evil Assertion’s Signature',
    replaceAssertion(within(forgedSigned, '</ds:Signature>', original)),
    'several-assertions',
  ],
  [
    'evil Assertion of the same ID in Extensions',
    edited(message, ['<samlp:Status>', `${extensions(evil(original))}<samlp:Status>`]),
    'malformed-xml',
  ],
  [
    'original in ds:Object of the evil Assertion of the same ID',
    replaceAssertion(inObject(original)(evil(assertion))),
    'malformed-xml',
  ],
  ['original in ds:Object of the evil Assertion', replaceAssertion(inObject(original)(forgedSigned)), 'several-assertions'],
  ['evil Assertion after the signed one', replaceAssertion(assertion + forged), 'several-assertions'],
  [
    'original in SubjectConfirmationData',
    replaceAssertion(
      edited(forgedSigned, [/(<saml:SubjectConfirmationData [^>]*)\/>/, `$1>${original}</saml:SubjectConfirmationData>`]),
    ),
    'several-assertions',
    true,
  ],
  [
    'original in Advice',
    replaceAssertion(edited(forgedSigned, ['</saml:Conditions>', `</saml:Conditions><saml:Advice>${original}</saml:Advice>`])),
    'signature-invalid',
    true,
  ],
  [
    'original in an AttributeValue',
    replaceAssertion(edited(forgedSigned, ['Ada Lovelace', original])),
    'several-assertions',
    true,
  ],
  [
    'signed Assertion under Status',
    edited(replaceAssertion(forged), ['</samlp:Status>', `<samlp:StatusDetail>${assertion}</samlp:StatusDetail></samlp:Status>`]),
    'several-assertions',
    true,
  ],
  [
    'signed Assertion in Extensions',
    edited(replaceAssertion(forged), ['<samlp:Status>', `${extensions(assertion)}<samlp:Status>`]),
    'several-assertions',
    true,
  ],
  [
    'signed Assertion as the root',
    edited(assertion, ['<saml:Assertion ', '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ']),
    'not-a-response',
  ],
  ['Response and Assertion of one ID', edited(message, ['ID="_response"', 'ID="_assertion"']), 'malformed-xml'],
  ['a second root', message + edited(evil(strippedResponse), ['_response', '_r2'], ['_assertion', '_a2']), 'malformed-xml'],
  ['an EncryptedAssertion beside it', replaceAssertion(`<saml:EncryptedAssertion/>${assertion}`), 'several-assertions'],
  ['an EncryptedAssertion only', replaceAssertion('<saml:EncryptedAssertion/>'), 'no-assertion'],
]

test('every wrapping is refused', async () => {
  for (const [title, xml, code] of wrappings) expect.soft(await outcomeOf(xml), title).toBe(code)
})

test('wrappings with an evil Assertion in first place are believed with read-first-assertion', async () => {
  for (const [title, xml, , believedByFirstReader] of wrappings) {
    if (!believedByFirstReader) continue
    expect.soft(await outcomeOf(xml, { defects: new Set(['read-first-assertion']) }), title).toBe('eve@corp.example')
  }
})

/** A Signature that is genuine, in a place where it is none of ours. */
const misplaced: [title: string, xml: string, code: RefusalCode][] = [
  ['moved into Subject', replaceAssertion(within(original, '</saml:Subject>', signature)), 'malformed-xml'],
  ['before Issuer', replaceAssertion(edited(original, ['<saml:Issuer>', `${signature}<saml:Issuer>`])), 'malformed-xml'],
  ['as the last child', replaceAssertion(within(original, '</saml:Assertion>', signature)), 'malformed-xml'],
  ['twice', replaceAssertion(edited(assertion, [signature, signature + signature])), 'malformed-xml'],
  [
    'copied into NameID, with other text',
    replaceAssertion(
      within(assertion, '</saml:NameID>', edited(signature, ['</ds:Signature>', '<ds:Object>eve</ds:Object></ds:Signature>'])),
    ),
    'signature-invalid',
  ],
]

test('a misplaced Signature is refused', async () => {
  for (const [title, xml, code] of misplaced) expect.soft(await outcomeOf(xml), title).toBe(code)
})

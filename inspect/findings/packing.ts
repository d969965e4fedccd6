import { defineRule } from './finding.ts'

/** How a message was packed for its way (SAML Bindings 3.4.4.1 and 3.5.4): what a binding does not do, or something on the way undid. */

export const responseDeflated = defineRule({
  id: 'response-deflated',
  severity: 'error',
  look: ({ message: { kind }, decoded: { packed, parameter } }) =>
    kind === 'Response' && packed.includes('DEFLATE')
      ? [
          {
            words: `The Response is compressed (DEFLATE)${parameter === null ? '' : ', as HTTP-Redirect does it'}.`,
            advice:
              'SAML Profiles 4.1.2: a Response comes by HTTP-POST, which compresses nothing. SPs do not read it. Look at the binding that the IdP uses.',
          },
        ]
      : [],
})

export const requestNotDeflated = defineRule({
  id: 'request-not-deflated',
  severity: 'error',
  look: ({ message: { kind }, decoded: { packed, parameter } }) =>
    kind === 'AuthnRequest' && parameter === 'SAMLRequest' && packed[0] === 'an address' && !packed.includes('DEFLATE')
      ? [
          {
            words: 'The AuthnRequest stands in an address and is not compressed.',
            advice:
              'HTTP-Redirect wants DEFLATE before base64 (SAML Bindings 3.4.4.1); most IdPs refuse this. Look at how the SP makes the address.',
          },
        ]
      : [],
})

export const plusSignsLost = defineRule({
  id: 'plus-signs-lost',
  severity: 'warning',
  look: ({ decoded: { packed } }) =>
    packed.some((each) => each.startsWith('base64 with blanks'))
      ? [
          {
            words: 'The base64 has blanks in place of plus signs.',
            advice:
              'If it came to the SP like this, the plus signs were not percent-encoded in the form, and the SP cannot read it. If you copied it out of a log, the log is to blame.',
          },
        ]
      : [],
})

export const encodedTwice = defineRule({
  id: 'encoded-twice',
  severity: 'warning',
  look: ({ decoded: { packed } }) =>
    packed.filter((each) => each === 'base64').length > 1
      ? [
          {
            words: 'It is base64 of base64.',
            advice: 'If it was sent like this, somebody encodes what is encoded already, and no SP or IdP reads it.',
          },
        ]
      : [],
})

export const packingRules = [responseDeflated, requestNotDeflated, plusSignsLost, encodedTwice]

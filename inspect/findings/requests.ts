import { wordFor } from '../names.ts'
import { listed, quoted } from '../text.ts'
import { differs } from './addresses.ts'
import { defineRule } from './finding.ts'

/** What an SP asks for, and what IdPs stumble over (SAML Core 3.4.1; Profiles 4.1.4.1). */

export const requestIssuerMissing = defineRule({
  id: 'request-issuer-missing',
  severity: 'error',
  look: ({ message: { kind, issuer } }) =>
    kind === 'AuthnRequest' && !issuer?.trim()
      ? [
          {
            words: 'The AuthnRequest does not say which SP asks: it has no Issuer.',
            advice: "SAML Profiles 4.1.4.1 demands one: the SP's entityID, as the IdP knows it.",
          },
        ]
      : [],
})

export const requestIssuerDiffers = defineRule({
  id: 'request-issuer-differs',
  severity: 'error',
  look({ message: { kind, issuer }, known: { audience } }) {
    if (kind !== 'AuthnRequest' || !issuer?.trim() || audience === undefined || issuer === audience) return []
    return [
      differs(
        issuer,
        audience,
        'The IdP knows the SP by its entityID, letter by letter: let the SP write that as Issuer, or give the IdP the one that it writes.',
        'The Issuer of the AuthnRequest',
      ),
    ]
  },
})

export const requestBinding = defineRule({
  id: 'request-binding',
  severity: 'error',
  look: ({ message: { request } }) =>
    request?.binding?.endsWith(':HTTP-Redirect')
      ? [
          {
            words: 'It asks for the answer by HTTP-Redirect (ProtocolBinding).',
            advice:
              'SAML Profiles 4.1.2 forbids that, since a Response is too long for an address. Ask for HTTP-POST, or leave it out.',
          },
        ]
      : [],
})

export const requestContext = defineRule({
  id: 'request-authn-context',
  severity: 'note',
  look: ({ message: { request } }) =>
    request && request.contexts.length > 0 && request.comparison === 'exact'
      ? [
          {
            words: `It accepts people only who signed in by ${listed(request.contexts.map(wordFor))}, exactly (RequestedAuthnContext).`,
            advice:
              'Who has a session from a second factor, a passkey or Windows is refused then: Entra ID says AADSTS75011, others NoAuthnContext. Leave it out, or ask with Comparison "minimum".',
          },
        ]
      : [],
})

export const requestPassive = defineRule({
  id: 'request-passive',
  severity: 'note',
  look: ({ message: { request } }) =>
    /^(?:true|1)$/.test(request?.isPassive ?? '')
      ? [
          {
            words: 'It forbids the IdP to show pages (IsPassive).',
            advice:
              'Whoever has no session there is refused with NoPassive. The SP has to go on from that by a request without it.',
          },
        ]
      : [],
})

const known = [
  'emailAddress',
  'unspecified',
  'persistent',
  'transient',
  'X509SubjectName',
  'WindowsDomainQualifiedName',
  'kerberos',
  'entity',
  'encrypted',
]

export const requestNameIdFormat = defineRule({
  id: 'request-nameid-format',
  severity: 'warning',
  look: ({ message: { request } }) => {
    const format = request?.nameIdFormat
    if (
      !format ||
      known.some((each) => new RegExp(`^urn:oasis:names:tc:SAML:(?:1\\.1|2\\.0):nameid-format:${each}$`).test(format))
    )
      return []
    return [
      {
        words: `It asks for a NameID of the format ${quoted(format)}, which SAML does not know.`,
        advice:
          'IdPs refuse it with InvalidNameIDPolicy. Look at the spelling: emailAddress and unspecified are of SAML 1.1, persistent and transient of 2.0.',
      },
    ]
  },
})

export const requestRules = [
  requestIssuerMissing,
  requestIssuerDiffers,
  requestBinding,
  requestContext,
  requestPassive,
  requestNameIdFormat,
]

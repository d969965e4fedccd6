import type { App } from '../../directory/schema.ts'
import { oktaEncryption } from '../../profiles/okta/encryption.ts'
import { oktaShape } from '../../profiles/okta/shape.ts'
import { authnContext } from '../../saml/names.ts'
import { pemFrom } from '../kit/certificates.ts'
import { type Errors, fieldsOf, type Posted } from '../kit/fields.ts'
import type { Form } from '../kit/page.ts'

/** "Show Advanced Settings" of the wizard: signatures, encryption, single logout, signed requests, further addresses. */

type Settings = Pick<
  App,
  'signs' | 'hash' | 'encryption' | 'sloUrl' | 'requestSigning' | 'acsUrls' | 'authnContext' | 'honorForceAuthn' | 'issuer'
>

const usualIssuer = ['http://www.okta.com/', '{org.externalKey}'].join('$')
const usualClass = authnContext.passwordProtectedTransport
/** That one chooses among classes, "Unspecified" among them, is known; which others there are is inferred. */
export const authnClasses = [
  [usualClass, 'PasswordProtectedTransport'],
  [authnContext.password, 'Password'],
  [authnContext.unspecified, 'Unspecified'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:X509', 'X.509 Certificate'],
  ['urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos', 'Kerberos'],
  ['urn:federation:authentication:windows', 'Integrated Windows Authentication'],
] as const

/** Okta Help, "Application Integration Wizard SAML field reference": what the page is filled with at first. */
export const blankAdvanced: Posted = {
  signsResponse: 'signed',
  signsAssertion: 'signed',
  hash: 'sha256',
  encrypts: 'no',
  'encryption.algorithm': oktaEncryption.algorithms[0],
  'encryption.keyTransport': oktaEncryption.keyTransports[0],
  authnContext: usualClass,
  honorForceAuthn: 'yes',
  issuer: usualIssuer,
}

/** The fields, filled with an app that is there. */
export function postedAdvanced(app: Settings): Posted {
  const signs = app.signs ?? oktaShape.signs
  const signed = (what: 'assertion' | 'response') => (signs.includes(what) ? 'signed' : 'unsigned')
  return {
    ...blankAdvanced,
    signsResponse: signed('response'),
    signsAssertion: signed('assertion'),
    ...(app.hash ? { hash: app.hash } : {}),
    ...(app.encryption ? { encrypts: 'yes', 'encryption.certificate': app.encryption.certificate } : {}),
    ...(app.encryption?.algorithm ? { 'encryption.algorithm': app.encryption.algorithm } : {}),
    ...(app.encryption?.keyTransport ? { 'encryption.keyTransport': app.encryption.keyTransport } : {}),
    sloUrl: app.sloUrl ?? '',
    ...(app.requestSigning ? { signedRequests: '1', 'requestSigning.certificate': app.requestSigning.certificate } : {}),
    acsUrls: (app.acsUrls ?? []).map(({ url, index }) => (index === undefined ? url : `${url} ${index}`)).join('\n'),
    authnContext: app.authnContext ?? usualClass,
    honorForceAuthn: (app.honorForceAuthn ?? true) ? 'yes' : 'no',
    issuer: app.issuer ?? usualIssuer,
  }
}

/** What was typed, for the schema of an app to judge. What is as the vendor has it is written down only where it was before. */
export function advancedFrom(posted: Posted, before: Settings | undefined): Record<string, unknown> {
  const signs = (['assertion', 'response'] as const).filter(
    (what) => posted[what === 'response' ? 'signsResponse' : 'signsAssertion'] === 'signed',
  )
  const chosen = <T>(name: string, value: T, usual: T, was: unknown) =>
    value === usual && was === undefined ? {} : { [name]: value }
  const certificate = (name: string) => pemFrom({ certificate: posted[name] ?? '' })
  const acsUrls = linesOf(posted.acsUrls)
  const { encryption } = before ?? {}
  return {
    ...(signs.length === oktaShape.signs.length && before?.signs === undefined ? {} : { signs }),
    ...chosen('hash', posted.hash, 'sha256', before?.hash),
    ...(posted.encrypts === 'yes'
      ? {
          encryption: {
            certificate: certificate('encryption.certificate'),
            ...chosen('algorithm', posted['encryption.algorithm'], oktaEncryption.algorithms[0], encryption?.algorithm),
            ...chosen(
              'keyTransport',
              posted['encryption.keyTransport'],
              oktaEncryption.keyTransports[0],
              encryption?.keyTransport,
            ),
          },
        }
      : {}),
    ...(posted.sloUrl?.trim() ? { sloUrl: posted.sloUrl.trim() } : {}),
    ...(posted.signedRequests === '1'
      ? { requestSigning: { ...before?.requestSigning, certificate: certificate('requestSigning.certificate') } }
      : {}),
    ...(acsUrls.length > 0 ? { acsUrls } : {}),
    ...chosen('authnContext', posted.authnContext, usualClass, before?.authnContext),
    ...chosen('honorForceAuthn', posted.honorForceAuthn !== 'no', true, before?.honorForceAuthn),
    ...chosen('issuer', posted.issuer?.trim() || usualIssuer, usualIssuer, before?.issuer),
  }
}

/** One line each: the address and, after a blank, its index. */
const linesOf = (text = '') =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/))
    .filter(([url = '']) => url !== '')
    .map(([url = '', index]) => (index === undefined ? { url } : { url, index: Number(index) }))

/** What the schema says of parts, beside the fields that they came from. */
export function advancedErrors(errors: Errors): Errors {
  const found = Object.entries(errors).map(([path, message]): [string, string] => {
    if (path === 'signs') return ['signsAssertion', 'Sign the response, the assertion, or both.']
    const [, line] = /^acsUrls\[(\d+)\]/.exec(path) ?? []
    return line === undefined ? [path, message] : ['acsUrls', `line ${Number(line) + 1} ${message}`]
  })
  return Object.fromEntries(found)
}

const advancedNames = new Set([
  ...Object.keys(postedAdvanced({})),
  'encryption.certificate',
  'signedRequests',
  'requestSigning.certificate',
])

/** Whether a field is one of these. */
export const isAdvanced = (name: string): boolean => advancedNames.has(name)

const signedOrNot = [
  ['signed', 'Signed'],
  ['unsigned', 'Unsigned'],
] as const
const upper = (name: string): string => name.toUpperCase()

/** In the words and the order of Okta's page. */
export function advancedFields(posted: Posted, errors: Errors): Form['groups'] {
  const field = fieldsOf(posted, errors)
  const { authnContext: chosen = usualClass } = posted
  const further = authnClasses.some(([value]) => value === chosen) ? [] : [[chosen, chosen] as const]
  return [
    {
      legend: 'Advanced Settings',
      fields: [
        field.select('signsResponse', 'Response', signedOrNot),
        field.select('signsAssertion', 'Assertion Signature', signedOrNot),
        field.select(
          'hash',
          'Signature Algorithm',
          [
            ['sha256', 'RSA-SHA256'],
            ['sha1', 'RSA-SHA1'],
          ],
          { hint: 'Digests are made with the same: SHA256 or SHA1.' },
        ),
        field.select('encrypts', 'Assertion Encryption', [
          ['no', 'Unencrypted'],
          ['yes', 'Encrypted'],
        ]),
        field.select(
          'encryption.algorithm',
          'Encryption Algorithm',
          oktaEncryption.algorithms.map((each) => [each, upper(each)] as const),
        ),
        field.select(
          'encryption.keyTransport',
          'Key Transport Algorithm',
          oktaEncryption.keyTransports.map((each) => [each, upper(each)] as const),
        ),
        field.textarea('encryption.certificate', 'Encryption Certificate', {
          hint: 'The certificate of the service, in PEM form. Kept with Encrypted alone.',
          holds: 'certificate',
        }),
        field.text('sloUrl', 'Single Logout URL', { hint: 'Where the answer to a sign-out goes; empty: nowhere.' }),
        field.textarea('requestSigning.certificate', 'Signature Certificate', {
          hint: 'What the service signs its requests with, in PEM form. Kept with the box below alone.',
          holds: 'certificate',
        }),
        field.checkbox('signedRequests', 'Signed Requests: Validate SAML requests with signature certificates'),
        field.textarea('acsUrls', 'Other Requestable SSO URLs', {
          hint: 'One line each: the address and, if it has one, a blank and its index.',
        }),
        field.select('authnContext', 'Authentication context class', [...authnClasses, ...further]),
        field.select('honorForceAuthn', 'Honor Force Authentication', [
          ['yes', 'Yes'],
          ['no', 'No'],
        ]),
        field.text('issuer', 'SAML Issuer ID', { hint: `${usualIssuer.slice(usualIssuer.indexOf('$'))} is the app's own key.` }),
      ],
    },
  ]
}

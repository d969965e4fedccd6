import { SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import saml2 from 'saml2-js'
import * as samlify from 'samlify'
import { binding } from '../../saml/names.ts'
import { sp } from '../control.ts'

/** A message on its way to an SP, and what that knows of its IdP. */
export interface Judged {
  /** As it stands in the form, base64. */
  samlResponse: string
  issuer: string
  /** PEM. */
  certificate: string
  signs: readonly ('assertion' | 'response')[]
  /** PEM of the private key that it is encrypted for, when it is. */
  decryptionKey?: string
}

/** The NameID that a library reads out of a message, when it believes it. @throws whatever the library has against it */
type Judge = (message: Judged) => Promise<string>

const nodeSaml: Judge = async ({ samlResponse, issuer, certificate, signs, decryptionKey }) => {
  const judge = new SAML({
    idpCert: certificate,
    issuer: sp.issuer,
    audience: sp.issuer,
    callbackUrl: sp.acsUrl,
    idpIssuer: issuer,
    validateInResponseTo: ValidateInResponseTo.never,
    wantAuthnResponseSigned: signs.includes('response'),
    wantAssertionsSigned: signs.includes('assertion'),
    ...(decryptionKey === undefined ? {} : { decryptionPvk: decryptionKey }),
  })
  const { profile } = await judge.validatePostResponseAsync({ SAMLResponse: samlResponse })
  return profile?.nameID ?? ''
}

const saml2Js: Judge = ({ samlResponse, certificate, decryptionKey = '' }) => {
  const provider = new saml2.ServiceProvider({
    entity_id: sp.issuer,
    private_key: decryptionKey,
    certificate: '',
    assert_endpoint: sp.acsUrl,
    allow_unencrypted_assertion: decryptionKey === '',
  })
  const idp = new saml2.IdentityProvider({ sso_login_url: 'x', sso_logout_url: 'x', certificates: [certificate] })
  const options = { request_body: { SAMLResponse: samlResponse }, audience: sp.issuer }
  return new Promise((resolve, reject) =>
    provider.post_assert(idp, options, (error, answer) => (error ? reject(error) : resolve(answer.user.name_id))),
  )
}

// The schema is judged apart.
samlify.setSchemaValidator({ validate: () => Promise.resolve('skipped') })

const bySamlify: Judge = async ({ samlResponse, issuer, certificate, signs, decryptionKey }) => {
  const provider = samlify.ServiceProvider({
    entityID: sp.issuer,
    assertionConsumerService: [{ Binding: binding.post, Location: sp.acsUrl }],
    wantMessageSigned: signs.includes('response'),
    ...(decryptionKey === undefined ? {} : { encPrivateKey: decryptionKey }),
  })
  const idp = samlify.IdentityProvider({
    entityID: issuer,
    signingCert: certificate,
    isAssertionEncrypted: decryptionKey !== undefined,
    singleSignOnService: [{ Binding: binding.redirect, Location: 'http://localhost/sso' }],
    singleLogoutService: [{ Binding: binding.redirect, Location: 'http://localhost/slo' }],
  })
  const { extract } = await provider.parseLoginResponse(idp, 'post', { body: { SAMLResponse: samlResponse } })
  return String((extract as { nameID: unknown }).nameID)
}

/** Libraries of others that receive SAML messages. */
export const judges: Readonly<Record<string, Judge>> = { 'node-saml': nodeSaml, 'saml2-js': saml2Js, samlify: bySamlify }

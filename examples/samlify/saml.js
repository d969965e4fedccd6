import * as validator from '@authenio/samlify-xmllint-wasm'
import * as samlify from 'samlify'
import { baseUrl, idpMetadata } from './config.js'

// samlify takes no message before it is told how to check it against the SAML schemas.
samlify.setSchemaValidator(validator)

const { binding, format } = samlify.Constants.namespace

export const idp = samlify.IdentityProvider({ metadata: idpMetadata })

export const sp = samlify.ServiceProvider({
  entityID: `${baseUrl}/sp/metadata`,
  authnRequestsSigned: false,
  wantAssertionsSigned: true,
  nameIDFormat: [format.emailAddress],
  assertionConsumerService: [{ Binding: binding.post, Location: `${baseUrl}/sp/acs` }],
})

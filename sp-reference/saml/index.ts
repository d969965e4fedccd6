/** The door of the SAML receiving side. Everything else in this folder is its own business. */
export { type AuthnRequest, type AuthnRequestOptions, buildAuthnRequest } from './authn-request.ts'
export { type CertificateView, readCertificates, staleness, viewCertificate } from './certificates.ts'
export { AssertionRefused, MetadataRefused, type RefusalCode, refusals } from './errors.ts'
export { type AssertionFacts, type ResponseExpectation, type SamlDefect, samlDefects } from './expectation.ts'
export { type IdpMetadata, parseIdpMetadata } from './idp-metadata.ts'
export { buildSpMetadata } from './sp-metadata.ts'
export { validateResponse } from './validate-response.ts'
export { validateWatched } from './watch.ts'

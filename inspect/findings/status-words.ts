/** What a status means for whoever sets up the sign-in (SAML Core 3.2.2.2), by the last part of its URI. */
export const statusWords: Readonly<Record<string, string>> = {
  NoPassive: 'The request forbade pages (IsPassive) and nobody had a session. Ask again without IsPassive.',
  RequestDenied:
    'The IdP understood the request and does not let this person, or this SP, have an answer. Look at assignments and policies there.',
  AuthnFailed: 'The person could not sign in at the IdP. Look at its sign-in log.',
  InvalidNameIDPolicy:
    'The IdP cannot give the NameID format that was asked for. Ask for another one, or for none (leave NameIDPolicy out).',
  NoAuthnContext:
    'The person signed in by another method than RequestedAuthnContext asks for. Leave that out, or ask with Comparison "minimum".',
  UnknownPrincipal: 'The IdP does not know the person.',
  RequestUnsupported: 'The IdP does not do what was asked for. The StatusMessage mostly says which part of the request.',
  RequestVersionTooHigh: 'The Version of the request is not 2.0.',
  UnsupportedBinding: 'The IdP does not answer by the binding that was asked for.',
  PartialLogout: 'Not every session was ended: some SP did not answer the sign-out.',
  Requester:
    'The IdP holds the request for wrong. Compare its Issuer, its ACS URL and its signature with what the IdP knows of the SP.',
  Responder: 'The IdP could not answer. The reason is in its log.',
  VersionMismatch: 'The Version of the request is not 2.0.',
}

/** Entra ID says it in the StatusMessage; Microsoft documents the codes as "Microsoft Entra authentication and authorization error codes". */
export const entraCodes: Readonly<Record<string, string>> = {
  AADSTS50011: 'The ACS URL of the request is not among the Reply URLs of the application. Add it there, letter by letter.',
  AADSTS50020: 'The account is of another tenant and no guest of this one.',
  AADSTS50053: 'The account is locked after too many attempts.',
  AADSTS50057: 'The account is disabled.',
  AADSTS50058: 'Nobody was signed in, and the request forbade pages (IsPassive). Ask again without it.',
  AADSTS50076: 'The person has to pass a second factor. Ask again without IsPassive.',
  AADSTS50105:
    'The person is not assigned to the application. Assign them or a group of theirs (Enterprise applications, Users and groups).',
  AADSTS50126: 'User name or password were wrong.',
  AADSTS53003: 'A Conditional Access policy blocked the sign-in.',
  AADSTS75005: 'The request is no valid SAML 2.0 request. Compare it with the documented form.',
  AADSTS75006: 'Entra ID could not process the request; the rest of the message says which property.',
  AADSTS75011: 'The person signed in by another method than RequestedAuthnContext asks for. Leave that out of the request.',
  AADSTS76021: 'The application demands signed requests, and this one is not signed.',
  AADSTS700016: 'No application of this tenant has the Issuer of the request as its Identifier (Entity ID).',
  AADSTS90011: 'Entra ID does not support a property of the request, which it names.',
  AADSTS900236: 'The request names a Subject, which Entra ID does not take.',
}

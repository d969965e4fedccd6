/** What a signature may be made of. Allow-lists: an unknown name is a forbidden one. XML Signature 1.1 section 6; SAML2int SDP-ALG01. */

/** Without SHA-1, MD5 and HMAC: the "key" of an HMAC would be the public certificate. */
export const signatureMethods: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
])

export const digestMethods: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512',
])

/** Taken only where the policy says so (acceptSha1). */
export const sha1Methods: ReadonlySet<string> = new Set([
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2000/09/xmldsig#sha1',
])

/** Exclusive and inclusive canonicalization, both without comments. */
export const canonicalizationMethods: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
])

/** SAML Core 5.4.4: enveloped-signature first, then at most one canonicalization. */
export function areTransformsAllowed([first, second, ...more]: readonly string[]): boolean {
  const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
  return first === enveloped && (second === undefined || canonicalizationMethods.has(second)) && more.length === 0
}

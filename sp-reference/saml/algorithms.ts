/** What a signature may be made of. Allow-lists: an unknown name is a forbidden one. SAML2int SDP-ALG01; XML Signature 1.1 section 6. */

const exclusiveC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const inclusiveC14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
export const envelopedSignature = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** Without SHA-1, MD5 and HMAC: an HMAC "key" would be the public certificate. */
export const signatureMethods: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
])

export const digestMethods: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
])

export const canonicalizationMethods: ReadonlySet<string> = new Set([exclusiveC14n, inclusiveC14n])

/** SAML Core 5.4.4: enveloped-signature first, then at most one canonicalization. */
export function areTransformsAllowed(transforms: readonly string[]): boolean {
  const [first, second, ...more] = transforms
  return first === envelopedSignature && (second === undefined || canonicalizationMethods.has(second)) && more.length === 0
}

/** URIs of SAML and XML Signature in the words that people and consoles use. */
const words: Readonly<Record<string, string>> = {
  'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress': 'EmailAddress',
  'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified': 'Unspecified',
  'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName': 'X509SubjectName',
  'urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName': 'WindowsDomainQualifiedName',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent': 'Persistent',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:transient': 'Transient',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:entity': 'Entity',
  'urn:oasis:names:tc:SAML:2.0:attrname-format:basic': 'Basic',
  'urn:oasis:names:tc:SAML:2.0:attrname-format:uri': 'URI reference',
  'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified': 'Unspecified',
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST': 'HTTP-POST',
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect': 'HTTP-Redirect',
  'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact': 'HTTP-Artifact',
  'urn:oasis:names:tc:SAML:2.0:bindings:SOAP': 'SOAP',
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': 'RSA with SHA-1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'RSA with SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'RSA with SHA-384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'RSA with SHA-512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1': 'RSA-PSS with SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1': 'ECDSA with SHA-1',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256': 'ECDSA with SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384': 'ECDSA with SHA-384',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512': 'ECDSA with SHA-512',
  'http://www.w3.org/2000/09/xmldsig#dsa-sha1': 'DSA with SHA-1',
  'http://www.w3.org/2000/09/xmldsig#hmac-sha1': 'HMAC with SHA-1',
  'http://www.w3.org/2000/09/xmldsig#sha1': 'SHA-1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
  'http://www.w3.org/2001/10/xml-exc-c14n#': 'exclusive c14n',
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments': 'exclusive c14n with comments',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315': 'inclusive c14n',
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature': 'enveloped',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc': 'AES-128-CBC',
  'http://www.w3.org/2001/04/xmlenc#aes192-cbc': 'AES-192-CBC',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc': 'AES-256-CBC',
  'http://www.w3.org/2001/04/xmlenc#tripledes-cbc': 'Triple DES',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm': 'AES-128-GCM',
  'http://www.w3.org/2009/xmlenc11#aes192-gcm': 'AES-192-GCM',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm': 'AES-256-GCM',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p': 'RSA-OAEP',
  'http://www.w3.org/2009/xmlenc11#rsa-oaep': 'RSA-OAEP (1.1)',
  'http://www.w3.org/2001/04/xmlenc#rsa-1_5': 'RSA 1.5',
}

const prefixes = [
  'urn:oasis:names:tc:SAML:2.0:status:',
  'urn:oasis:names:tc:SAML:2.0:ac:classes:',
  'urn:oasis:names:tc:SAML:2.0:cm:',
  'urn:oasis:names:tc:SAML:2.0:consent:',
]

/** The short word for a URI; the URI itself where it has none. */
export function wordFor(uri: string): string {
  if (Object.hasOwn(words, uri)) return words[uri] ?? uri
  const prefix = prefixes.find((each) => uri.startsWith(each))
  return prefix === undefined ? uri : uri.slice(prefix.length)
}

/** What readers of an attribute may call it: a claim URI ends in the name that most apps use. */
export const lastPart = (name: string): string => name.split(/[/:#]/).filter(Boolean).at(-1) ?? name

export const nameIdFormats = {
  emailAddress: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
} as const

export const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'
export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'

import { X509Certificate } from 'node:crypto'
import { expect, test } from '#unit-test'
import { pem } from '../keys/certificate.ts'
import { tenantKey } from '../keys/key-pool.ts'
import { createSigner } from '../keys/signer.ts'
import { buildDraft } from '../saml/draft.ts'
import { systemRandomness } from '../saml/random.ts'
import { signDraft } from '../saml/sign.ts'
import { place, variantsOf } from '../testing/variants.ts'
import { profiles } from './index.ts'

/** What tells one vendor from the others, as it is told in captures and documentation (the evidence of each profile): what, and its form. */
interface Marks {
  message: Record<string, RegExp>
  /** Seconds from the IssueInstant: NotBefore, NotOnOrAfter, and that of the confirmation. */
  window: [before: number, after: number, confirmation: number]
  metadata: Record<string, RegExp>
  certificate: Record<string, RegExp>
  /** Days that a certificate is good for, from and to. */
  days: [least: number, most: number]
}

const ms = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z'
const guid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

const marks: Record<string, Marks> = {
  okta: {
    message: {
      'begins with a declaration, attributes by the alphabet, xmlns last':
        /^<\?xml version="1\.0" encoding="UTF-8"\?><saml2p:Response Destination="[^"]+" ID="id\d{24,26}" InResponseTo="[^"]+" IssueInstant="[^"]+" Version="2\.0" xmlns:saml2p="[^"]+" xmlns:xs="[^"]+">/,
      'Issuer with the format entity': /<saml2:Issuer Format="urn:oasis:names:tc:SAML:2\.0:nameid-format:entity"/,
      'ID of the Assertion': /<saml2:Assertion ID="id\d{25,27}" /,
      'times in milliseconds': new RegExp(` IssueInstant="${ms}"`),
      'Response and Assertion signed': /<\/ds:Signature><saml2p:Status.*<\/ds:Signature><saml2:Subject/s,
      'prefixes that canonicalisation keeps': /<ec:InclusiveNamespaces PrefixList="xs" xmlns:ec=/,
      'certificate in lines of 76, signature in one':
        /<ds:SignatureValue>[^\n]+<\/ds:SignatureValue>.*<ds:X509Certificate>.{76}\n/s,
      'AuthnStatement before the attributes': /<saml2:AuthnStatement .*<saml2:AttributeStatement/s,
      'session named after the request': / SessionIndex="_request1"/,
      'values typed as strings, NameFormat after Name':
        /<saml2:Attribute Name="role" NameFormat="[^"]+:unspecified"><saml2:AttributeValue xmlns:xs="[^"]+" xmlns:xsi="[^"]+" xsi:type="xs:string">/,
      'an empty value is an empty AttributeValue':
        /Name="nickname"[^>]*><saml2:AttributeValue [^>]*xsi:type="xs:string"\/><\/saml2:Attribute>/,
    },
    window: [-300, 300, 300],
    metadata: {
      'one line, entityID before xmlns':
        /^<\?xml version="1\.0" encoding="UTF-8"\?><md:EntityDescriptor entityID="http:\/\/www\.okta\.com\/exk[A-Za-z0-9]{17}" xmlns:md=/,
      'two NameIDFormats': /nameid-format:unspecified<\/md:NameIDFormat><md:NameIDFormat>[^<]+nameid-format:emailAddress</,
      'POST before Redirect': /bindings:HTTP-POST" .*bindings:HTTP-Redirect"/s,
    },
    certificate: {
      subject: /^C=US\nST=California\nL=San Francisco\nO=Okta\nOU=SSOProvider\nCN=acme\nemailAddress=info@okta\.com/,
      'serial of six bytes': /^serial [0-9A-F]{11,12}$/m,
      hash: /^hash .*sha256/im,
      'no extensions': /^extensions none$/m,
    },
    days: [3652, 3653.1],
  },
  onelogin: {
    message: {
      'begins without a declaration, xmlns first':
        /^<samlp:Response xmlns:saml="[^"]+" xmlns:samlp="[^"]+" ID="pfx[0-9a-f-]{36}" Version="2\.0" IssueInstant="[^"]+" Destination=/,
      'Issuer without a format': /<saml:Issuer>/,
      'ID of the unsigned Assertion': / ID="A[0-9a-f]{40}"/,
      'times in seconds': / IssueInstant="[^".]+Z"/,
      'Response signed alone': /<\/ds:Signature><samlp:Status>(?!.*<ds:Signature)/s,
      'certificate in one line': /<ds:X509Certificate>[^\n]+<\/ds:X509Certificate>/,
      'session that ends': / AuthnInstant="[^"]+" SessionNotOnOrAfter="[^"]+" SessionIndex="_[0-9a-f-]{36}"/,
      'NameFormat before Name': /<saml:Attribute NameFormat="[^"]+:basic" Name="role">/,
      'two line ends after the message': /<\/samlp:Response>\n\n$/,
    },
    window: [-180, 180, 180],
    metadata: {
      'default namespace, nothing of signed requests':
        /^<\?xml version="1\.0"\?>\n<EntityDescriptor xmlns="[^"]+" entityID="https:\/\/app\.onelogin\.com\/saml\/metadata\/(?!.*WantAuthnRequestsSigned)/s,
      'Redirect, POST, SOAP': /bindings:HTTP-Redirect" .*bindings:HTTP-POST" .*bindings:SOAP"/s,
    },
    certificate: {
      subject: /OU=OneLogin IdP\nCN=OneLogin Account/,
      hash: /^hash .*sha1/im,
      extensions: /^extensions \d+$/m,
    },
    days: [1825, 1827.1],
  },
  'entra-id': {
    message: {
      'begins without a declaration, xmlns last': new RegExp(
        `^<samlp:Response ID="_${guid}" Version="2\\.0" IssueInstant="${ms}" Destination="[^"]+" InResponseTo="[^"]+" xmlns:samlp="[^"]+"><Issuer xmlns=`,
      ),
      'Assertion in the default namespace': new RegExp(
        `<Assertion ID="_${guid}" IssueInstant="${ms}" Version="2\\.0" xmlns="urn:oasis:names:tc:SAML:2\\.0:assertion">`,
      ),
      'Assertion signed alone, without a prefix':
        /^(?!.*<samlp:Response.*<Signature.*<samlp:Status).*<\/Issuer><Signature xmlns=/s,
      'Issuer with a slash at its end': new RegExp(`<Issuer>https://sts\\.windows\\.net/${guid}/</Issuer>`),
      'attributes before the AuthnStatement': /<AttributeStatement>.*<AuthnStatement /s,
      'session named after the Assertion': new RegExp(
        ` ID="(_${guid})" IssueInstant="[^"]+" Version="2\\.0" xmlns=.* SessionIndex="\\1"`,
        's',
      ),
      'values without a type, names without a format': /<Attribute Name="role"><AttributeValue>/,
      'claims that nobody asked for': /<Attribute Name="http:\/\/schemas\.microsoft\.com\/identity\/claims\/tenantid">/,
      'an empty value is not there': /^(?!.*Name="nickname")/s,
    },
    window: [-300, 3600, 3600],
    metadata: {
      'signed, with an ID': new RegExp(
        `^<\\?xml version="1\\.0" encoding="utf-8"\\?><EntityDescriptor ID="_${guid}" entityID="[^"]+" xmlns="[^"]+"><Signature `,
      ),
      'role descriptors of WS-Federation': /<RoleDescriptor xsi:type="fed:SecurityTokenServiceType"/,
      'Redirect before POST': /<SingleSignOnService [^>]*HTTP-Redirect".*<SingleSignOnService [^>]*HTTP-POST"/s,
    },
    certificate: {
      subject: /^CN=Microsoft Azure Federated SSO Certificate/,
      'serial of 16 bytes': /^serial [0-9A-F]{32}$/m,
      hash: /^hash .*sha256/im,
      'no extensions': /^extensions none$/m,
    },
    days: [1094, 1096.1],
  },
  'google-workspace': {
    message: {
      'begins with a declaration of its own, xmlns first':
        /^<\?xml version="1\.0" encoding="UTF-8" standalone="no"\?><saml2p:Response xmlns:saml2p="[^"]+" Destination="[^"]+" ID="_[0-9a-f]{32}" InResponseTo=/,
      'Issuer of the customer': /<saml2:Issuer>https:\/\/accounts\.google\.com\/o\/saml2\?idpid=C0[a-z0-9]{7}<\/saml2:Issuer>/,
      'Assertion signed alone': /^(?!.*<ds:Signature.*<saml2p:Status).*<\/saml2:Issuer><ds:Signature/s,
      'subject of the certificate beside it': /<ds:X509SubjectName>[^<]+O=Google Inc\.<\/ds:X509SubjectName><ds:X509Certificate>/,
      'everything in lines of 76': /<ds:SignatureValue>.{76}\n/,
      'AuthnInstant in whole seconds': / AuthnInstant="[^"]+\.000Z"/,
      'class of no kind': /ac:classes:unspecified</,
      'values of any type, names without a format':
        /<saml2:Attribute Name="role"><saml2:AttributeValue xmlns:xs="[^"]+" xmlns:xsi="[^"]+" xsi:type="xs:anyType">/,
      'an empty value is an Attribute without one': /<saml2:Attribute Name="nickname"\/>/,
    },
    window: [-300, 300, 300],
    metadata: {
      'good until a day':
        /<md:EntityDescriptor xmlns:md="[^"]+" entityID="https:\/\/accounts\.google\.com\/o\/saml2\?idpid=C0[a-z0-9]{7}" validUntil="[^"]+\.000Z">/,
      'one NameIDFormat': /^(?!.*NameIDFormat>.*NameIDFormat>.*NameIDFormat>).*nameid-format:emailAddress</s,
      'Redirect before POST, no sign-out': /^(?!.*SingleLogoutService).*bindings:HTTP-Redirect" .*bindings:HTTP-POST"/s,
    },
    certificate: {
      subject: /^O=Google Inc\.\nL=Mountain View\nCN=Google\nOU=Google For Work\nC=US\nST=California/,
      hash: /^hash .*sha256/im,
      'no extensions': /^extensions none$/m,
    },
    days: [1824.9, 1825.1],
  },
}

/** What a vendor sends, publishes and signs with. */
async function shown(profile: (typeof profiles)[number]) {
  const createdAt = new Date(Math.floor(Date.now() / 1000) * 1000)
  const signer = createSigner(profile.certificate(place, createdAt), await tenantKey())
  const draft = buildDraft(profile.saml, variantsOf(profile, new Date()).answer, systemRandomness())
  const certificate = new X509Certificate(pem(signer.certificate))
  const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000
  return {
    draft,
    message: signDraft(profile.saml, draft, { tenant: signer, rogue: signer }),
    metadata: profile.metadata(place, { signer, notAfter: new Date(certificate.validTo) }),
    certificate: certificateWords(certificate),
    days,
  }
}

const SHA1_WITH_RSA = Buffer.from('2a864886f70d010105', 'hex')
/** id-ce, the arc of extensions. */
const EXTENSION = Buffer.from('0603551d', 'hex')

function certificateWords({ subject, serialNumber, raw }: X509Certificate): string {
  const extensions = raw.toString('latin1').split(EXTENSION.toString('latin1')).length - 1
  const hash = raw.includes(SHA1_WITH_RSA) ? 'sha1' : 'sha256'
  return `${subject}\nserial ${serialNumber}\nhash ${hash}\nextensions ${extensions === 0 ? 'none' : extensions}`
}

for (const profile of profiles) {
  const own = marks[profile.id]
  test(`${profile.id}: messages, metadata and certificate bear the vendor's marks`, async () => {
    if (!own) throw new Error(`nothing is known of ${profile.id}`)
    const seen = await shown(profile)
    for (const part of ['message', 'metadata', 'certificate'] as const)
      for (const [what, form] of Object.entries(own[part])) expect.soft(seen[part], `${part}: ${what}`).toMatch(form)
    const { issueInstant, conditions, confirmation } = seen.draft.assertion
    const seconds = [conditions.notBefore, conditions.notOnOrAfter, confirmation.notOnOrAfter].map(
      (each) => (each.getTime() - issueInstant.getTime()) / 1000,
    )
    expect(seconds).toEqual(own.window)
    expect(seen.days).toBeGreaterThanOrEqual(own.days[0])
    expect(seen.days).toBeLessThanOrEqual(own.days[1])
  })

  test(`${profile.id}: no other vendor's marks are all there`, async () => {
    const seen = await shown(profile)
    for (const part of ['message', 'metadata', 'certificate'] as const) {
      const named = Object.entries(marks).filter(([, each]) => Object.values(each[part]).every((form) => form.test(seen[part])))
      expect(
        named.map(([id]) => id),
        part,
      ).toEqual([profile.id])
    }
  })
}

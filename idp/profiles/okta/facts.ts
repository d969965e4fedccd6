import { type Fact, marked, ms, type VendorFacts } from '../fact.ts'

const captures = 'captures of 2020 and 2023 in public code, fixtures of crewjam/saml and gosaml2'
const encryptedCaptures = 'fixtures of crewjam/saml, March 2020: TestSPCanHandleOktaResponseEncryptedAssertionBothSigned'
const help = 'Okta help, "SAML field reference"'

const seen = (of: Fact['of'], what: string, form: RegExp, source = captures): Fact => ({
  of,
  what,
  form,
  confidence: 'captured',
  source,
})

export const oktaFacts: VendorFacts = {
  window: { seconds: [-300, 300, 300], confidence: 'captured', source: captures },
  days: { between: [3652, 3653.1], confidence: 'captured', source: captures },
  facts: [
    seen(
      'response',
      'begins with a declaration, attributes by the alphabet, xmlns last',
      /^<\?xml version="1\.0" encoding="UTF-8"\?><saml2p:Response Destination="[^"]+" ID="id\d{24,26}" InResponseTo="[^"]+" IssueInstant="[^"]+" Version="2\.0" xmlns:saml2p="[^"]+" xmlns:xs="[^"]+">/,
    ),
    seen(
      'response',
      'AuthnInstant is that of the message',
      /<saml2:Assertion [^>]*IssueInstant="([^"]+)".* AuthnInstant="\1"/s,
      '13 of 14 captures of 2013 to 2023',
    ),
    seen('response', 'Issuer with the format entity', /<saml2:Issuer Format="urn:oasis:names:tc:SAML:2\.0:nameid-format:entity"/),
    seen('response', 'ID of the Assertion', /<saml2:Assertion ID="id\d{25,27}" /),
    seen('response', 'times in milliseconds', new RegExp(` IssueInstant="${ms}"`)),
    {
      of: 'response',
      what: 'Response and Assertion signed',
      form: /<\/ds:Signature><saml2p:Status.*<\/ds:Signature><saml2:Subject/s,
      confidence: 'documented',
      source: help,
    },
    {
      of: 'response',
      what: 'NameID as a new app has it',
      form: /<saml2:NameID Format="[^"]+:unspecified">/,
      confidence: 'documented',
      source: help,
    },
    seen('response', 'prefixes that canonicalisation keeps', /<ec:InclusiveNamespaces PrefixList="xs" xmlns:ec=/),
    seen(
      'response',
      'certificate in lines of 76, signature in one',
      /<ds:SignatureValue>[^\n]+<\/ds:SignatureValue>.*<ds:X509Certificate>.{76}\n/s,
    ),
    seen('response', 'AuthnStatement before the attributes', /<saml2:AuthnStatement .*<saml2:AttributeStatement/s),
    seen('response', 'session named after the request', / SessionIndex="_request1"/),
    seen(
      'response',
      'values typed as strings, NameFormat after Name',
      /<saml2:Attribute Name="role" NameFormat="[^"]+:unspecified"><saml2:AttributeValue xmlns:xs="[^"]+" xmlns:xsi="[^"]+" xsi:type="xs:string">/,
    ),
    seen(
      'response',
      'an empty value is an empty AttributeValue',
      /Name="nickname"[^>]*><saml2:AttributeValue [^>]*xsi:type="xs:string"\/><\/saml2:Attribute>/,
      'one capture of 2020 with an app attribute that was cleared',
    ),
    {
      of: 'response',
      what: 'a list without values is not sent',
      form: /^(?!.*Name="teams")/s,
      confidence: 'inferred',
      source: 'no capture of one exists',
    },
    seen('idp-initiated', 'no InResponseTo', /^(?!.*InResponseTo)/s),
    seen('idp-initiated', 'session named after the moment', / SessionIndex="id\d{13}\.\d{10}"/),
    seen('no-attributes', 'no AttributeStatement, no prefix xs', /^(?!.*AttributeStatement)(?!.*xmlns:xs=)/s),
    seen('no-attributes', 'canonicalisation keeps no prefix', /^(?!.*InclusiveNamespaces)/s),
    seen(
      'empty-value',
      'an empty value alone is kept with its type',
      /<saml2:AttributeStatement[^>]*><saml2:Attribute Name="nickname"[^>]*><saml2:AttributeValue [^>]*xsi:type="xs:string"\/><\/saml2:Attribute><\/saml2:AttributeStatement>/,
      'one capture of 2020 with an app attribute that was cleared',
    ),
    {
      of: 'groups',
      what: 'names, each a value, the built-in Everyone among them',
      form: /Name="groups"[^>]*><saml2:AttributeValue [^>]*>Everyone<\/saml2:AttributeValue><saml2:AttributeValue [^>]*>Sales<\/saml2:AttributeValue><saml2:AttributeValue/,
      confidence: 'documented',
      source: 'Okta help, "Define group attribute statements"; which comes first is ours',
    },
    {
      of: 'overage',
      what: 'all groups are sent, each a value',
      form: /(?:<saml2:AttributeValue [^>]+>Team \d+<\/saml2:AttributeValue>){151}/,
      confidence: 'documented',
      source: 'Okta help, "Define group attribute statements": one attribute with the names; no limit is told',
    },
    seen(
      'encrypted',
      'the key stands beside the data, which names it',
      /<xenc:EncryptedData Id="(_[0-9a-f]{32})" Type="[^"]+" xmlns:xenc="[^"]+">.*<ds:RetrievalMethod Type="[^"]+" URI="#(_[0-9a-f]{32})"\/>.*<xenc:EncryptedKey Id="\2".*<xenc:DataReference URI="#\1"\/>/s,
      encryptedCaptures,
    ),
    seen(
      'encrypted',
      'the certificate of the SP stands beside the key, in lines of 76',
      /<xenc:EncryptedKey .*<ds:X509Certificate>.{76}\n/s,
      encryptedCaptures,
    ),
    seen(
      'encrypted',
      "the Response's signature keeps no prefix, since no attribute is to be seen",
      /^(?!.*InclusiveNamespaces)(?!.*xmlns:xs=)/s,
      encryptedCaptures,
    ),
    seen(
      'form',
      'action before method, the name of a field before its type, character references; RelayState also where none was given',
      /^<form id="appForm" action="https&#x3a;&#x2f;&#x2f;[^"/]+" method="POST"><input name="SAMLResponse" type="hidden" value="[^"/+=]+"\/><input name="RelayState" type="hidden" value=""\/>/,
      'pages in public code, 2020 and 2021',
    ),
    seen(
      'metadata',
      'one line, entityID before xmlns',
      /^<\?xml version="1\.0" encoding="UTF-8"\?><md:EntityDescriptor entityID="http:\/\/www\.okta\.com\/exk[A-Za-z0-9]{17}" xmlns:md=/,
      'metadata as sent in 2019 and 2024',
    ),
    seen(
      'metadata',
      'two NameIDFormats',
      /nameid-format:unspecified<\/md:NameIDFormat><md:NameIDFormat>[^<]+nameid-format:emailAddress</,
    ),
    seen('metadata', 'POST before Redirect', /bindings:HTTP-POST" .*bindings:HTTP-Redirect"/s),
    seen('metadata', 'good for ever, unsigned', /^(?!.*validUntil)(?!.*<ds:Signature)/s),
    {
      ...seen(
        'certificate',
        'subject',
        /^C=US\nST=California\nL=San Francisco\nO=Okta\nOU=SSOProvider\nCN=acme\nemailAddress=info@okta\.com\nOU=firstlogin [^\n]+\nserial/,
      ),
      differs: marked,
    },
    seen('certificate', 'serial of six bytes', /^serial [0-9A-F]{11,12}$/m),
    seen('certificate', 'SHA-256', /^hash .*sha256/im),
    seen('certificate', 'no extensions', /^extensions none$/m),
  ],
  pages: [
    {
      what: '"Connecting to" and the app above a sign-in that is for one; there the app is its logo',
      confidence: 'captured',
      source: 'sign-in pages as others have saved them, one of 2022 (applogin-banner)',
    },
    {
      what: '"Back to sign in" leads back to the first page',
      confidence: 'captured',
      source: 'okta/okta-signin-widget#1800 (2021), #2541 (2022)',
    },
    {
      what: 'the name is filled in for whoever has ticked "Keep me signed in", from a cookie that is written once they have got in',
      confidence: 'captured',
      source: 'source of the Okta Sign-In Widget, rememberMe and rememberMyUsernameOnOIE',
    },
    {
      what: '"Verify with Google Authenticator", "Enter code", and what is said of a wrong one',
      confidence: 'captured',
      source: 'source of the Okta Sign-In Widget and of okta-auth-js',
    },
    {
      what: 'session.amr has pwd and mfa, and one more for the kind of code',
      confidence: 'documented',
      source: 'Okta help, "Pass Dynamic Authentication Context"; that it is otp is as RFC 8176 has it',
    },
    {
      what: 'one page for whatever is wrong with a request: "400 Bad Request", "Your request resulted in an error", "Bad SAML request"',
      confidence: 'captured',
      source: 'fangli/django-saml2-auth#81 (2019), arthepsy/pan-globalprotect-okta#24',
    },
    {
      what: 'a signed request has to name the Name ID format of the app; the words of the error',
      confidence: 'captured',
      source:
        'flipboxfactory/saml-sp#235 (2025), oxidecomputer/omicron#5604 (2024), Auth0 support, "Okta SAML Integration with Signed Requests"',
    },
    {
      what: 'the cookies idx and ln: the session, the name that is kept',
      confidence: 'documented',
      source:
        'Okta developer documentation, "Understand how sessions work after the upgrade"; source of the Okta Sign-In Widget, CookieUtil',
    },
    {
      what: 'the page of a person\'s apps at /app/UserHome, called "My Apps Dashboard", and signing out at /login/signout',
      confidence: 'captured',
      source: 'addresses in public code; the title of the page is inferred',
    },
    {
      what: "one place for the apps that are assigned, with search, and the user's menu with sign-out at the right",
      confidence: 'documented',
      source:
        'Okta help, "Okta End-User Dashboard"; the words of the section and of the search are inferred, those of an empty page ours',
    },
    {
      what: '"Do not display application icon to users" hides an app there',
      confidence: 'documented',
      source: 'the field hide_web in the documentation of okta/terraform-provider-okta',
    },
  ],
}

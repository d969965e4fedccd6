import { type Fact, marked, type VendorFacts } from '../fact.ts'

const captures = 'captures of 2013 to 2019, among them the fixtures of crewjam/saml (2016) and gosaml2 (2017)'
const developers = 'OneLogin developer documentation, "Create app", and its Terraform provider'
const metadataCaptures = 'metadata of 2016 and 2022 (crewjam/saml, boxyhq/saml20)'
const encryptedCapture = 'fixture of boxyhq/saml20, May 2022: oneloginEncResponse.xml'

const seen = (of: Fact['of'], what: string, form: RegExp, source = captures): Fact => ({
  of,
  what,
  form,
  confidence: 'captured',
  source,
})

export const oneLoginFacts: VendorFacts = {
  window: { seconds: [-180, 180, 180], confidence: 'captured', source: captures },
  days: { between: [1825, 1827.1], confidence: 'captured', source: 'certificates of 2016, 2021 and 2022' },
  facts: [
    seen(
      'response',
      'begins without a declaration, xmlns first',
      /^<samlp:Response xmlns:saml="[^"]+" xmlns:samlp="[^"]+" ID="pfx[0-9a-f-]{36}" Version="2\.0" IssueInstant="[^"]+" Destination=/,
    ),
    seen('response', 'Issuer without a format', /<saml:Issuer>/),
    seen('response', 'ID of the unsigned Assertion', / ID="A[0-9a-f]{40}"/),
    seen('response', 'times in seconds', / IssueInstant="[^".]+Z"/),
    {
      of: 'response',
      what: 'Response signed alone',
      form: /<\/ds:Signature><samlp:Status>(?!.*<ds:Signature)/s,
      confidence: 'documented',
      source: `${developers}; nine captures of eleven sign the Assertion`,
    },
    seen('response', 'certificate in one line', /<ds:X509Certificate>[^\n]+<\/ds:X509Certificate>/),
    seen('response', 'session that ends', / AuthnInstant="[^"]+" SessionNotOnOrAfter="[^"]+" SessionIndex="_[0-9a-f-]{36}"/),
    seen(
      'response',
      'NameFormat before Name',
      /<saml:Attribute NameFormat="[^"]+:basic" Name="role">/,
      'captures of 2015 and 2016; those of 2013, 2018 and 2019 have it the other way round',
    ),
    seen('response', 'two line ends after the message', /<\/samlp:Response>\n\n$/),
    seen(
      'response',
      'an empty value is an empty AttributeValue',
      /Name="nickname"><saml:AttributeValue [^>]*xsi:type="xs:string"\/>/,
    ),
    seen('idp-initiated', 'no InResponseTo', /^(?!.*InResponseTo)/s),
    seen('no-attributes', 'no AttributeStatement', /^(?!.*AttributeStatement)/s),
    seen(
      'empty-value',
      'an empty value alone is kept with its type',
      /<saml:AttributeStatement><saml:Attribute [^>]*Name="nickname"><saml:AttributeValue [^>]*xsi:type="xs:string"\/><\/saml:Attribute>/,
    ),
    {
      of: 'groups',
      what: 'several in one value, joined by semicolons',
      form: /Name="groups"><saml:AttributeValue [^>]*>Sales;[^<;]+<\/saml:AttributeValue><\/saml:Attribute>/,
      confidence: 'documented',
      source: 'OneLogin help, "Multi-value parameters"; grahamgilbert/crypt-server-saml#15',
    },
    {
      of: 'overage',
      what: 'all groups are sent',
      form: /<saml:AttributeValue [^>]+>(?:Team \d+;){150}Team 150<\/saml:AttributeValue>/,
      confidence: 'inferred',
      source: 'no limit is told',
    },
    seen(
      'encrypted',
      'the key stands inside the data, without a word of whose it is',
      /<ds:KeyInfo xmlns:ds="[^"]+"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="[^"]+#rsa-oaep-mgf1p"\/><xenc:CipherData>/,
      encryptedCapture,
    ),
    seen('encrypted', 'base64 in lines of 64', /<xenc:CipherValue>[^\n<]{64}\n/, encryptedCapture),
    seen(
      'metadata',
      'default namespace, nothing of signed requests',
      /^<\?xml version="1\.0"\?>\n<EntityDescriptor xmlns="[^"]+" entityID="https:\/\/app\.onelogin\.com\/saml\/metadata\/(?!.*WantAuthnRequestsSigned)/s,
      metadataCaptures,
    ),
    seen(
      'metadata',
      'sign-out by the number of the app, before the NameIDFormat',
      /<\/KeyDescriptor>\s*<SingleLogoutService Binding="[^"]+HTTP-Redirect" Location="[^"]+\/trust\/saml2\/http-redirect\/slo\/\d{7}"\/>\s*<NameIDFormat>/,
      metadataCaptures,
    ),
    seen('metadata', 'Redirect, POST, SOAP', /bindings:HTTP-Redirect" .*bindings:HTTP-POST" .*bindings:SOAP"/s, metadataCaptures),
    {
      ...seen(
        'certificate',
        'subject, without a number since 2018',
        /^O=acme\nOU=OneLogin IdP\nCN=OneLogin Account\\? \nOU=firstlogin [^\n]+\nserial/,
        'certificates of 2018 to 2025',
      ),
      differs: marked,
    },
    seen(
      'metadata',
      'the NameIDFormat stands between lines of four blanks',
      /\/>\n {4}\n {6}<NameIDFormat>[^<]+<\/NameIDFormat>\n {4}\n {4}<SingleSignOnService/,
      'metadata of 2020 with a UUID (akshays94/sso-test-server)',
    ),
    seen('certificate', 'SHA-1', /^hash .*sha1/im, metadataCaptures),
    seen('certificate', 'extensions', /^extensions \d+$/m, metadataCaptures),
  ],
  pages: [
    {
      what: '"Connecting to" and the app above a sign-in that is for one; "Invalid username or password"',
      confidence: 'inferred',
      source: 'nothing that quotes them was found',
    },
    {
      what: 'the box "Remember me" keeps the name',
      confidence: 'inferred',
      source: 'the label alone',
    },
    {
      what: '"Security Code" and "Log In"',
      confidence: 'captured',
      source: 'a guide of Frontier Nursing University for its people',
    },
    {
      what: '"Access Denied!", "You do not have access to this application. Please contact your administrator."',
      confidence: 'captured',
      source: 'SAML-Toolkits/java-saml#394 (2022), php-saml#19 (2014, 2015), devise_saml_authenticatable#103 (2017)',
    },
    {
      what: '"We\'re sorry, but something went wrong (500)" for requests that it cannot do anything with',
      confidence: 'captured',
      source:
        'SAML-Toolkits/java-saml#179 (2018), php-saml#341 (2018 to 2023), handnot2/samly#52 (2020); which requests these are is inferred',
    },
    {
      what: 'the cookie sub_session_onelogin.com: the session',
      confidence: 'captured',
      source: 'programs of others that look for it',
    },
    {
      what: 'the portal at /portal, and signing out at /logout',
      confidence: 'captured',
      source: 'addresses in public code',
    },
    {
      what: 'the portal is called "App Home", with a tab of the company\'s apps and the person\'s name at the right; "Log Out" is inferred',
      confidence: 'documented',
      source: 'OneLogin knowledge base, "Introduction to App Management" and the template for end users\' questions',
    },
    {
      what: "an app may not be visible in the portal, and may start at the service's Login URL",
      confidence: 'documented',
      source: 'OneLogin knowledge base, "Introduction to App Management"; fields of the SAML Custom Connector (Advanced)',
    },
  ],
}

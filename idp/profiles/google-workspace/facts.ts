import { type Fact, marked, type VendorFacts } from '../fact.ts'

const captures = 'captures of 2016 (crewjam/saml) and 2022 (authentik)'
const help = 'Google Workspace Admin help, "Set up your own custom SAML app"'

const seen = (of: Fact['of'], what: string, form: RegExp, source = captures): Fact => ({
  of,
  what,
  form,
  confidence: 'captured',
  source,
})

export const googleWorkspaceFacts: VendorFacts = {
  window: { seconds: [-300, 300, 300], confidence: 'captured', source: captures },
  days: { between: [1824.9, 1825.1], confidence: 'captured', source: captures },
  facts: [
    seen(
      'response',
      'begins with a declaration of its own, xmlns first',
      /^<\?xml version="1\.0" encoding="UTF-8" standalone="no"\?><saml2p:Response xmlns:saml2p="[^"]+" Destination="[^"]+" ID="_[0-9a-f]{32}" InResponseTo=/,
    ),
    seen(
      'response',
      'Issuer of the customer',
      /<saml2:Issuer>https:\/\/accounts\.google\.com\/o\/saml2\?idpid=C0[a-z0-9]{7}<\/saml2:Issuer>/,
    ),
    {
      of: 'response',
      what: 'Assertion signed alone',
      form: /^(?!.*<ds:Signature.*<saml2p:Status).*<\/saml2:Issuer><ds:Signature/s,
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
    {
      ...seen(
        'response',
        'subject of the certificate beside it, last part first',
        /<ds:X509SubjectName>OU=firstlogin [^<,]+,ST=California,C=US,OU=Google For Work,CN=Google,L=Mountain View,O=Google Inc\.<\/ds:X509SubjectName><ds:X509Certificate>/,
      ),
      differs: marked,
    },
    seen('response', 'everything in lines of 76', /<ds:SignatureValue>.{76}\n/),
    seen('response', 'AuthnInstant in whole seconds', / AuthnInstant="[^"]+\.000Z"/),
    seen('response', 'class of no kind', /ac:classes:unspecified</),
    seen(
      'response',
      'values of any type, names without a format',
      /<saml2:Attribute Name="role"><saml2:AttributeValue xmlns:xs="[^"]+" xmlns:xsi="[^"]+" xsi:type="xs:anyType">/,
    ),
    seen(
      'response',
      'an empty value is an Attribute without one',
      /<saml2:Attribute Name="nickname"\/>/,
      'captures in node-saml/node-saml#227, #378 and #413',
    ),
    seen('idp-initiated', 'no InResponseTo', /^(?!.*InResponseTo)/s),
    {
      of: 'no-attributes',
      what: 'no AttributeStatement',
      form: /^(?!.*AttributeStatement)/s,
      confidence: 'inferred',
      source: 'the schema allows no empty one',
    },
    seen(
      'empty-value',
      'an empty value and an empty list are Attributes without a value',
      /<saml2:AttributeStatement><saml2:Attribute Name="nickname"\/><saml2:Attribute Name="teams"\/><\/saml2:AttributeStatement>/,
      'captures in node-saml/node-saml#227, #378 and #413',
    ),
    {
      of: 'groups',
      what: 'display names of the groups that were picked, each a value',
      form: /Name="groups"><saml2:AttributeValue [^>]*>Sales<\/saml2:AttributeValue><saml2:AttributeValue [^>]*>[^<]+<\/saml2:AttributeValue><\/saml2:Attribute>/,
      confidence: 'documented',
      source: 'Google Workspace Admin help, "Set up your own custom SAML app"',
    },
    {
      of: 'overage',
      what: 'a group claim ends with the 75th, and nothing says so',
      form: /"groups">(?:<saml2:AttributeValue [^>]+>Team \d+<\/saml2:AttributeValue>){75}<\/saml2:Attribute>/,
      confidence: 'documented',
      source: 'Google Workspace Admin help, "About group membership mapping": 75 groups can be picked',
    },
    seen(
      'metadata',
      'good until a day',
      /<md:EntityDescriptor xmlns:md="[^"]+" entityID="https:\/\/accounts\.google\.com\/o\/saml2\?idpid=C0[a-z0-9]{7}" validUntil="[^"]+\.000Z">/,
    ),
    seen(
      'metadata',
      'indented by two, the root beside the declaration',
      /^<\?xml version="1\.0" encoding="UTF-8"\?><md:EntityDescriptor [^>]+>\n {2}<md:IDPSSODescriptor [^>]+>\n {4}<md:KeyDescriptor .*\n<\/md:EntityDescriptor>\n$/s,
      'ten files as downloaded, up to 2026 (natekinkead/atomic-crm)',
    ),
    seen('metadata', 'one NameIDFormat', /^(?!.*NameIDFormat>.*NameIDFormat>.*NameIDFormat>).*nameid-format:emailAddress</s),
    seen(
      'metadata',
      'Redirect before POST, no sign-out',
      /^(?!.*SingleLogoutService).*bindings:HTTP-Redirect" .*bindings:HTTP-POST"/s,
    ),
    {
      ...seen(
        'certificate',
        'subject',
        /^O=Google Inc\.\nL=Mountain View\nCN=Google\nOU=Google For Work\nC=US\nST=California\nOU=firstlogin [^\n]+\nserial/,
      ),
      differs: marked,
    },
    seen('certificate', 'SHA-256', /^hash .*sha256/im),
    seen('certificate', 'no extensions', /^extensions none$/m),
  ],
  pages: [
    {
      what: '"Switch account" leads back to the first page; there it is the label of the name that was typed',
      confidence: 'captured',
      source: 'sign-in pages as others have saved them ("… selected. Switch account")',
    },
    {
      what: 'whoever is suspended is told so, and to ask the administrator; the words are ours',
      confidence: 'documented',
      source: 'Google Workspace knowledge, "User unable to get access to their account due to suspension"',
    },
    {
      what: 'a list of the accounts that have signed in on this device, and "Remove an account" at its end',
      confidence: 'documented',
      source: 'Google Account help, "Sign in faster and easier"',
    },
    {
      what: 'login_hint in the address is looked at',
      confidence: 'captured',
      source: 'SAML-Toolkits/python3-saml#428; that it fills the name in is as Google has it for OpenID Connect',
    },
    {
      what: '"2-Step Verification", "Enter code", "Wrong code. Try again."',
      confidence: 'captured',
      source: 'pages as programs of others read them up to 2026 (totpPin)',
    },
    {
      what: '"400. That’s an error.", "404. That’s an error.", and the sentences under them',
      confidence: 'captured',
      source: "what Google's servers say in general; that this service says it, too, is inferred",
    },
    {
      what: 'the cookies SID and ACCOUNT_CHOOSER: the session, the list of accounts',
      confidence: 'captured',
      source: 'programs of others that need them',
    },
    {
      what: 'the Dashboard at workspace.google.com/dashboard: "Your apps", by the alphabet, none hidden, with a search bar on top',
      confidence: 'documented',
      source: 'Google Workspace Admin help, "Customize the Dashboard for users"',
    },
  ],
}

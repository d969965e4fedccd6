import { type Fact, guid, marked, ms, type VendorFacts } from '../fact.ts'

const captures = 'captures of 2017 to 2023 in public issues and in fixtures of saml2aws'
const posting = 'fixtures of saml2aws, 2019 and 2020: SAMLResponse.html, HiddenForm.html'
const protocol = 'Microsoft docs, "Single sign-on SAML protocol"'
const certificateDocs = 'Microsoft docs, "Advanced certificate signing options"'

const seen = (of: Fact['of'], what: string, form: RegExp, source = captures): Fact => ({
  of,
  what,
  form,
  confidence: 'captured',
  source,
})

export const entraIdFacts: VendorFacts = {
  window: { seconds: [-300, 3600, 3600], confidence: 'captured', source: `${captures}; the documentation says 70 minutes` },
  days: { between: [1094, 1096.1], confidence: 'captured', source: 'certificates of three apps' },
  facts: [
    seen(
      'response',
      'begins without a declaration, xmlns last',
      new RegExp(
        `^<samlp:Response ID="_${guid}" Version="2\\.0" IssueInstant="${ms}" Destination="[^"]+" InResponseTo="[^"]+" xmlns:samlp="[^"]+"><Issuer xmlns=`,
      ),
    ),
    seen(
      'response',
      'Assertion in the default namespace',
      new RegExp(
        `<Assertion ID="_${guid}" IssueInstant="${ms}" Version="2\\.0" xmlns="urn:oasis:names:tc:SAML:2\\.0:assertion">`,
      ),
    ),
    {
      of: 'response',
      what: 'Assertion signed alone, without a prefix',
      form: /^(?!.*<samlp:Response.*<Signature.*<samlp:Status).*<\/Issuer><Signature xmlns=/s,
      confidence: 'documented',
      source: certificateDocs,
    },
    {
      of: 'response',
      what: 'Issuer with a slash at its end',
      form: new RegExp(`<Issuer>https://sts\\.windows\\.net/${guid}/</Issuer>`),
      confidence: 'documented',
      source: protocol,
    },
    seen('response', 'attributes before the AuthnStatement', /<AttributeStatement>.*<AuthnStatement /s),
    seen(
      'response',
      'session named after the Assertion',
      new RegExp(` ID="(_${guid})" IssueInstant="[^"]+" Version="2\\.0" xmlns=.* SessionIndex="\\1"`, 's'),
    ),
    seen('response', 'values without a type, names without a format', /<Attribute Name="role"><AttributeValue>/),
    seen(
      'response',
      'claims that nobody asked for',
      /<Attribute Name="http:\/\/schemas\.microsoft\.com\/identity\/claims\/tenantid">/,
    ),
    seen(
      'response',
      'an empty value is not there',
      /^(?!.*Name="nickname")/s,
      'one capture of 2022, of somebody without mail and names',
    ),
    seen('idp-initiated', 'no InResponseTo', /^(?!.*InResponseTo)/s),
    {
      of: 'no-attributes',
      what: 'no AttributeStatement',
      form: /^(?!.*AttributeStatement)/s,
      confidence: 'inferred',
      source: 'the schema allows no empty one; a real app has claims that nobody can delete',
    },
    seen(
      'empty-value',
      'of empty values nothing is there',
      /^(?!.*"(?:nickname|teams)").*claims\/name"/s,
      'one capture of 2022, of somebody without mail and names',
    ),
    seen(
      'groups',
      'between the claims of the sign-in and those of the person',
      /claims\/authnmethodsreferences">(?:<AttributeValue>[^<]+<\/AttributeValue>)+<\/Attribute><Attribute Name="[^"]+\/groups">.*claims\/givenname"/,
    ),
    {
      of: 'groups',
      what: 'ids of the groups, each a value',
      form: new RegExp(
        `<Attribute Name="http://schemas\\.microsoft\\.com/ws/2008/06/identity/claims/groups">(?:<AttributeValue>${guid}</AttributeValue>){2}</Attribute>`,
      ),
      confidence: 'documented',
      source: 'Microsoft docs, "Configure group claims for applications"',
    },
    {
      of: 'overage',
      what: 'beyond 150 groups a link stands in their place',
      form: /<Attribute Name="http:\/\/schemas\.microsoft\.com\/claims\/groups\.link"><AttributeValue>https:\/\/graph\.windows\.net\/[^<]+\/getMemberObjects<(?!.*Team)/s,
      confidence: 'documented',
      source: 'Microsoft docs, "Configure group claims for applications"',
    },
    {
      of: 'encrypted',
      what: 'the key stands inside the data, with issuer and serial number of the certificate',
      form: /<KeyInfo xmlns="[^"]+"><e:EncryptedKey xmlns:e="[^"]+">.*<ds:X509IssuerSerial>/s,
      confidence: 'inferred',
      source: 'AES-256 is documented; the form is that of AD FS in captures of 2014 and 2021',
    },
    seen('encrypted', 'in the signature of a Response the certificate has a prefix', /<KeyInfo><ds:X509Data xmlns:ds="[^"]+">/),
    seen(
      'form',
      'method, name and action; the type of a field before its name; no RelayState where none was given',
      /^<form method="POST" name="hiddenform" action="[^"]+"><input type="hidden" name="SAMLResponse" value="[^"]+" \/><noscript>/,
      posting,
    ),
    seen(
      'form',
      'words and a button for those without scripts alone',
      /<noscript><p>Script is disabled\. Click Submit to continue\.<\/p><input type="submit" value="Submit" \/><\/noscript><\/form>$/,
      posting,
    ),
    {
      of: 'metadata',
      what: 'signed, with an ID',
      form: new RegExp(
        `^\uFEFF<\\?xml version="1\\.0" encoding="utf-8"\\?><EntityDescriptor ID="_${guid}" entityID="[^"]+" xmlns="[^"]+"><Signature `,
      ),
      confidence: 'documented',
      source: 'Microsoft docs, "Federation metadata"',
    },
    {
      of: 'metadata',
      what: 'role descriptors of WS-Federation',
      form: /<RoleDescriptor xsi:type="fed:SecurityTokenServiceType"/,
      confidence: 'documented',
      source: 'Microsoft docs, "Federation metadata"',
    },
    seen(
      'metadata',
      'its own signature has a KeyInfo with a prefix',
      /<\/SignatureValue><ds:KeyInfo xmlns:ds="[^"]+"><ds:X509Data><ds:X509Certificate>/,
      'metadata of 2024 and 2025 (diegonorman/sso-azure, luis-claro/files)',
    ),
    seen(
      'metadata',
      'each claim has a name and a description',
      /<auth:ClaimType Uri="[^"]+\/claims\/groups\.link" xmlns:auth="[^"]+"><auth:DisplayName>GroupsOverageClaim<\/auth:DisplayName><auth:Description>Issued when number of user's group claims exceeds return limit\.<\/auth:Description><\/auth:ClaimType>/,
      'metadata of 2017 to 2025',
    ),
    seen('metadata', 'a byte order mark', /^\uFEFF/, 'metadata of 2017, 2019 and 2025 (JmFixit, coveooss, diegonorman)'),
    seen(
      'response',
      'the windows count from a moment before the Assertion',
      /^(?!.*<Assertion ID="[^"]+" IssueInstant="[^"]+(\.\d{3})Z".*<Conditions NotBefore="[^"]+\1Z")/s,
      'captures of 2021, 2022 and 2023: 93 to 150 ms',
    ),
    seen(
      'response',
      'the ID of the Assertion ends in a byte 00 or 01',
      /<Assertion ID="_[\da-f-]+0[01]" /,
      'five captures of 2018 to 2023',
    ),
    seen('metadata', 'Redirect before POST', /<SingleSignOnService [^>]*HTTP-Redirect".*<SingleSignOnService [^>]*HTTP-POST"/s),
    {
      ...seen('certificate', 'subject', /^CN=Microsoft Azure Federated SSO Certificate\nOU=firstlogin [^\n]+\nserial/),
      differs: marked,
    },
    seen('certificate', 'serial of 16 bytes', /^serial [0-9A-F]{32}$/m),
    seen('certificate', 'SHA-256', /^hash .*sha256/im),
    seen('certificate', 'no extensions', /^extensions none$/m),
  ],
  pages: [
    {
      what: 'a list of accounts, "Pick an account", with "Use another account" at its end',
      confidence: 'captured',
      source: 'pages as programs of others read them up to 2026 (otherTileText)',
    },
    {
      what: 'login_hint in the address says who is to sign in, as a Subject in the request must not',
      confidence: 'documented',
      source: 'Microsoft docs, "Single sign-on SAML protocol", Subject',
    },
    {
      what: 'with login_hint the name is not asked for',
      confidence: 'captured',
      source: 'omniauth/omniauth-saml#208',
    },
    {
      what: '"Enter code", the line under it, "Verify", and what is said of a wrong one',
      confidence: 'captured',
      source: 'pages as guides and programs of others quote them (UTokyo Account, idTxtBx_SAOTCC_OTC)',
    },
    {
      what: 'with a code, authnmethodsreferences has multipleauthn beside the password; the class stays',
      confidence: 'captured',
      source: 'captures of 2017 to 2023 in public issues and in fixtures of saml2aws',
    },
    {
      what: 'AADSTS50011 names the address that was asked for and the identifier of the app',
      confidence: 'captured',
      source: 'ansible/awx-operator#1009 (2022), reportportal/reportportal#2558 (2025)',
    },
    {
      what: 'AADSTS700016 names the identifier and the directory',
      confidence: 'captured',
      source: 'MicrosoftDocs/azure-docs#45184 (2019)',
    },
    {
      what: 'AADSTS750054 where there is no request, AADSTS75005 where there is none that can be read',
      confidence: 'documented',
      source: 'Microsoft docs, "Problems signing in to SAML-based single sign-on configured apps"',
    },
    {
      what: 'the cookies ESTSAUTH, ESTSAUTHPERSISTENT and ESTSUSERLIST: the session, one that lasts, the list of accounts',
      confidence: 'documented',
      source: 'Microsoft docs, "Web browser cookies used in Microsoft Entra authentication"',
    },
    {
      what: "My Apps at an address with the directory's onmicrosoft.com domain",
      confidence: 'documented',
      source:
        'Microsoft docs, B2B collaboration: links with the context of a tenant. The host is not told apart here: the path is that of myapps.microsoft.com',
    },
    {
      what: 'the heading "Apps dashboard" of My Apps',
      confidence: 'inferred',
      source: 'nothing that quotes it was found; that "Apps" is what everything stands in is documented',
    },
    {
      what: 'My Apps shows what is assigned and visible; an app with a Sign on URL starts there',
      confidence: 'documented',
      source: 'Microsoft docs, "My Apps portal overview" and "Understand SAML-based single sign-on"',
    },
    {
      what: '"You signed out of your account", and the advice to close all browser windows',
      confidence: 'captured',
      source: 'tests of others that sign out by the page',
    },
  ],
}

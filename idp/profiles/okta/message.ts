import type { Attribute, Draft } from '../../saml/draft.ts'
import type { ErrorFacts } from '../../saml/error-response.ts'
import { bearer, nameIdFormats, ns, status } from '../../saml/names.ts'
import type { Signatures, SignedPart } from '../../saml/shape.ts'
import { milliseconds as t } from '../../saml/time.ts'
import { attribute, noXml, Xml, xml } from '../../saml/xml.ts'

const xs = new Xml(` xmlns:xs="${ns.xs}"`)
const saml2 = new Xml(` xmlns:saml2="${ns.assertion}"`)
const saml2p = new Xml(` xmlns:saml2p="${ns.protocol}"`)

/** xs is declared where attribute values that can be seen in a signed part use it; c14n has to keep it there. */
export const inclusivePrefixes = ({ assertion, encryption }: Draft, part: SignedPart): string[] =>
  assertion.attributes.length > 0 && !(part === 'response' && encryption) ? ['xs'] : []

/** Okta's Response: attributes alphabetical, then xmlns; children of a signed element declare their prefix again. */
export function writeOkta(draft: Draft, signatures: Signatures): Xml {
  const { response, assertion, signing, encryption } = draft
  const typed = assertion.attributes.length > 0
  const signedAssertion = signing.parts.includes('assertion')
  const again = signedAssertion ? saml2 : noXml
  return xml`
    <?xml version="1.0" encoding="UTF-8"?>
    <saml2p:Response Destination="${response.destination}" ID="${response.id}"${attribute('InResponseTo', response.inResponseTo)} IssueInstant="${t(response.issueInstant)}" Version="2.0"${saml2p}${typed && signing.parts.includes('response') && !encryption ? xs : noXml}>
      <saml2:Issuer Format="${nameIdFormats.entity}"${saml2}>${response.issuer}</saml2:Issuer>
      ${signatures.response}
      <saml2p:Status${saml2p}><saml2p:StatusCode Value="${response.statusCode}"/></saml2p:Status>
      <saml2:Assertion ID="${assertion.id}" IssueInstant="${t(assertion.issueInstant)}" Version="2.0"${saml2}${typed && signedAssertion ? xs : noXml}>
        <saml2:Issuer Format="${nameIdFormats.entity}"${again}>${assertion.issuer}</saml2:Issuer>
        ${signatures.assertion}
        ${writeSubject(draft, again)}
        ${writeConditions(draft, again)}
        ${writeAuthnStatement(draft, again)}
        ${typed ? xml`<saml2:AttributeStatement${again}>${assertion.attributes.map(writeAttribute)}</saml2:AttributeStatement>` : noXml}
      </saml2:Assertion>
    </saml2p:Response>`
}

function writeSubject({ assertion: { nameId, confirmation } }: Draft, again: Xml): Xml {
  return xml`
    <saml2:Subject${again}>
      <saml2:NameID${attribute('Format', nameId.format)}>${nameId.value}</saml2:NameID>
      <saml2:SubjectConfirmation Method="${bearer}">
        <saml2:SubjectConfirmationData${attribute('InResponseTo', confirmation.inResponseTo)} NotOnOrAfter="${t(confirmation.notOnOrAfter)}" Recipient="${confirmation.recipient}"/>
      </saml2:SubjectConfirmation>
    </saml2:Subject>`
}

function writeConditions({ assertion: { conditions, audience } }: Draft, again: Xml): Xml {
  return xml`
    <saml2:Conditions NotBefore="${t(conditions.notBefore)}" NotOnOrAfter="${t(conditions.notOnOrAfter)}"${again}>
      <saml2:AudienceRestriction>${audience.map((one) => xml`<saml2:Audience>${one}</saml2:Audience>`)}</saml2:AudienceRestriction>
    </saml2:Conditions>`
}

function writeAuthnStatement({ assertion: { authn } }: Draft, again: Xml): Xml {
  return xml`
    <saml2:AuthnStatement AuthnInstant="${t(authn.instant)}" SessionIndex="${authn.sessionIndex}"${again}>
      <saml2:AuthnContext><saml2:AuthnContextClassRef>${authn.classRef}</saml2:AuthnContextClassRef></saml2:AuthnContext>
    </saml2:AuthnStatement>`
}

function writeAttribute({ name, nameFormat, values }: Attribute): Xml {
  return xml`<saml2:Attribute Name="${name}"${attribute('NameFormat', nameFormat)}>${values.map(writeValue)}</saml2:Attribute>`
}

function writeValue(value: string): Xml {
  const typed = xml`<saml2:AttributeValue xmlns:xs="${ns.xs}" xmlns:xsi="${ns.xsi}" xsi:type="xs:string"`
  return value === '' ? xml`${typed}/>` : xml`${typed}>${value}</saml2:AttributeValue>`
}

/** In the form of its other Responses; no capture of one exists. */
export const writeOktaError = ({
  id,
  issueInstant,
  issuer,
  destination,
  inResponseTo,
  statusCodes,
  message,
}: ErrorFacts): Xml => xml`
    <?xml version="1.0" encoding="UTF-8"?>
    <saml2p:Response Destination="${destination}" ID="${id}"${attribute('InResponseTo', inResponseTo)} IssueInstant="${t(issueInstant)}" Version="2.0"${saml2p}>
      <saml2:Issuer Format="${nameIdFormats.entity}"${saml2}>${issuer}</saml2:Issuer>
      <saml2p:Status${saml2p}>
        <saml2p:StatusCode Value="${status[statusCodes[0]]}"><saml2p:StatusCode Value="${status[statusCodes[1]]}"/></saml2p:StatusCode>
        ${message === null ? noXml : xml`<saml2p:StatusMessage>${message}</saml2p:StatusMessage>`}
      </saml2p:Status>
    </saml2p:Response>`

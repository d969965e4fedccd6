import type { Attribute, Draft } from '../../saml/draft.ts'
import type { ErrorFacts } from '../../saml/error-response.ts'
import { bearer, ns, status } from '../../saml/names.ts'
import type { Signatures } from '../../saml/shape.ts'
import { milliseconds as t } from '../../saml/time.ts'
import { attribute, noXml, type Xml, xml } from '../../saml/xml.ts'

/** Google's Response: standalone="no", xmlns first, attributes before the authentication. */
export function writeGoogleWorkspace(draft: Draft, signatures: Signatures): Xml {
  const { response, assertion } = draft
  return xml`
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <saml2p:Response xmlns:saml2p="${ns.protocol}" Destination="${response.destination}" ID="${response.id}"${attribute('InResponseTo', response.inResponseTo)} IssueInstant="${t(response.issueInstant)}" Version="2.0">
      <saml2:Issuer xmlns:saml2="${ns.assertion}">${response.issuer}</saml2:Issuer>
      ${signatures.response}
      <saml2p:Status><saml2p:StatusCode Value="${response.statusCode}"/></saml2p:Status>
      <saml2:Assertion xmlns:saml2="${ns.assertion}" ID="${assertion.id}" IssueInstant="${t(assertion.issueInstant)}" Version="2.0">
        <saml2:Issuer>${assertion.issuer}</saml2:Issuer>
        ${signatures.assertion}
        ${writeSubject(draft)}
        <saml2:Conditions NotBefore="${t(assertion.conditions.notBefore)}" NotOnOrAfter="${t(assertion.conditions.notOnOrAfter)}">
          <saml2:AudienceRestriction>${assertion.audience.map((one) => xml`<saml2:Audience>${one}</saml2:Audience>`)}</saml2:AudienceRestriction>
        </saml2:Conditions>
        ${assertion.attributes.length > 0 ? xml`<saml2:AttributeStatement>${assertion.attributes.map(writeAttribute)}</saml2:AttributeStatement>` : noXml}
        <saml2:AuthnStatement AuthnInstant="${t(assertion.authn.instant)}" SessionIndex="${assertion.authn.sessionIndex}">
          <saml2:AuthnContext><saml2:AuthnContextClassRef>${assertion.authn.classRef}</saml2:AuthnContextClassRef></saml2:AuthnContext>
        </saml2:AuthnStatement>
      </saml2:Assertion>
    </saml2p:Response>`
}

function writeSubject({ assertion: { nameId, confirmation } }: Draft): Xml {
  return xml`
    <saml2:Subject>
      <saml2:NameID${attribute('Format', nameId.format)}>${nameId.value}</saml2:NameID>
      <saml2:SubjectConfirmation Method="${bearer}">
        <saml2:SubjectConfirmationData${attribute('InResponseTo', confirmation.inResponseTo)} NotOnOrAfter="${t(confirmation.notOnOrAfter)}" Recipient="${confirmation.recipient}"/>
      </saml2:SubjectConfirmation>
    </saml2:Subject>`
}

function writeAttribute({ name, values }: Attribute): Xml {
  if (values.length === 0) return xml`<saml2:Attribute Name="${name}"/>`
  return xml`<saml2:Attribute Name="${name}">${values.map(writeValue)}</saml2:Attribute>`
}

const writeValue = (value: string): Xml =>
  xml`<saml2:AttributeValue xmlns:xs="${ns.xs}" xmlns:xsi="${ns.xsi}" xsi:type="xs:anyType">${value}</saml2:AttributeValue>`

/** As in a capture of October 2022. */
export const writeGoogleWorkspaceError = ({
  id,
  issueInstant,
  issuer,
  destination,
  inResponseTo,
  statusCodes,
  message,
}: ErrorFacts): Xml => xml`
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <saml2p:Response xmlns:saml2p="${ns.protocol}" Destination="${destination}" ID="${id}"${attribute('InResponseTo', inResponseTo)} IssueInstant="${t(issueInstant)}" Version="2.0">
      <saml2:Issuer xmlns:saml2="${ns.assertion}">${issuer}</saml2:Issuer>
      <saml2p:Status>
        <saml2p:StatusCode Value="${status[statusCodes[0]]}"><saml2p:StatusCode Value="${status[statusCodes[1]]}"/></saml2p:StatusCode>
        ${message === null ? noXml : xml`<saml2p:StatusMessage>${message}</saml2p:StatusMessage>`}
      </saml2p:Status>
    </saml2p:Response>`

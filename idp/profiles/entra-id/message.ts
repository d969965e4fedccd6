import type { Attribute, Draft } from '../../saml/draft.ts'
import type { ErrorFacts } from '../../saml/error-response.ts'
import { bearer, ns, status } from '../../saml/names.ts'
import type { Signatures } from '../../saml/shape.ts'
import { milliseconds as t } from '../../saml/time.ts'
import { attribute, noXml, type Xml, xml } from '../../saml/xml.ts'

/** Entra ID's Response: no XML declaration, the assertion in the default namespace, attributes before the authentication. */
export function writeEntraId(draft: Draft, signatures: Signatures): Xml {
  const { response, assertion } = draft
  return xml`
    <samlp:Response ID="${response.id}" Version="2.0" IssueInstant="${t(response.issueInstant)}" Destination="${response.destination}"${attribute('InResponseTo', response.inResponseTo)} xmlns:samlp="${ns.protocol}">
      <Issuer xmlns="${ns.assertion}">${response.issuer}</Issuer>
      ${signatures.response}
      <samlp:Status><samlp:StatusCode Value="${response.statusCode}"/></samlp:Status>
      <Assertion ID="${assertion.id}" IssueInstant="${t(assertion.issueInstant)}" Version="2.0" xmlns="${ns.assertion}">
        <Issuer>${assertion.issuer}</Issuer>
        ${signatures.assertion}
        ${writeSubject(draft)}
        <Conditions NotBefore="${t(assertion.conditions.notBefore)}" NotOnOrAfter="${t(assertion.conditions.notOnOrAfter)}">
          <AudienceRestriction>${assertion.audience.map((one) => xml`<Audience>${one}</Audience>`)}</AudienceRestriction>
        </Conditions>
        ${assertion.attributes.length > 0 ? xml`<AttributeStatement>${assertion.attributes.map(writeAttribute)}</AttributeStatement>` : noXml}
        <AuthnStatement AuthnInstant="${t(assertion.authn.instant)}" SessionIndex="${assertion.authn.sessionIndex}">
          <AuthnContext><AuthnContextClassRef>${assertion.authn.classRef}</AuthnContextClassRef></AuthnContext>
        </AuthnStatement>
      </Assertion>
    </samlp:Response>`
}

function writeSubject({ assertion: { nameId, confirmation } }: Draft): Xml {
  return xml`
    <Subject>
      <NameID${attribute('Format', nameId.format)}>${nameId.value}</NameID>
      <SubjectConfirmation Method="${bearer}">
        <SubjectConfirmationData${attribute('InResponseTo', confirmation.inResponseTo)} NotOnOrAfter="${t(confirmation.notOnOrAfter)}" Recipient="${confirmation.recipient}"/>
      </SubjectConfirmation>
    </Subject>`
}

function writeAttribute({ name, nameFormat, values }: Attribute): Xml {
  return xml`<Attribute Name="${name}"${attribute('NameFormat', nameFormat)}>${values.map((value) => xml`<AttributeValue>${value}</AttributeValue>`)}</Attribute>`
}

/** Microsoft docs, "Single sign-on SAML protocol", error response; a Destination stands there as in its other Responses. */
export const writeEntraIdError = ({
  id,
  issueInstant,
  issuer,
  destination,
  inResponseTo,
  statusCodes,
  message,
}: ErrorFacts): Xml => xml`
    <samlp:Response ID="${id}" Version="2.0" IssueInstant="${t(issueInstant)}" Destination="${destination}"${attribute('InResponseTo', inResponseTo)} xmlns:samlp="${ns.protocol}">
      <Issuer xmlns="${ns.assertion}">${issuer}</Issuer>
      <samlp:Status>
        <samlp:StatusCode Value="${status[statusCodes[0]]}"><samlp:StatusCode Value="${status[statusCodes[1]]}"/></samlp:StatusCode>
        ${message === null ? noXml : xml`<samlp:StatusMessage>${message}</samlp:StatusMessage>`}
      </samlp:Status>
    </samlp:Response>`

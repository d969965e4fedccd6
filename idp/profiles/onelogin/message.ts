import type { Attribute, Draft } from '../../saml/draft.ts'
import type { ErrorFacts } from '../../saml/error-response.ts'
import { bearer, ns, status } from '../../saml/names.ts'
import type { Signatures } from '../../saml/shape.ts'
import { wholeSeconds as t } from '../../saml/time.ts'
import { attribute, noXml, Xml, xml } from '../../saml/xml.ts'

const tail = new Xml('\n\n')

/** OneLogin's Response: no XML declaration, xmlns first, whole seconds, two line feeds at the end. */
export function writeOneLogin(draft: Draft, signatures: Signatures): Xml {
  const { response, assertion } = draft
  return xml`
    <samlp:Response xmlns:saml="${ns.assertion}" xmlns:samlp="${ns.protocol}" ID="${response.id}" Version="2.0" IssueInstant="${t(response.issueInstant)}" Destination="${response.destination}"${attribute('InResponseTo', response.inResponseTo)}>
      <saml:Issuer>${response.issuer}</saml:Issuer>
      ${signatures.response}
      <samlp:Status><samlp:StatusCode Value="${response.statusCode}"/></samlp:Status>
      <saml:Assertion xmlns:saml="${ns.assertion}" xmlns:xs="${ns.xs}" xmlns:xsi="${ns.xsi}" Version="2.0" ID="${assertion.id}" IssueInstant="${t(assertion.issueInstant)}">
        <saml:Issuer>${assertion.issuer}</saml:Issuer>
        ${signatures.assertion}
        ${writeSubject(draft)}
        <saml:Conditions NotBefore="${t(assertion.conditions.notBefore)}" NotOnOrAfter="${t(assertion.conditions.notOnOrAfter)}">
          <saml:AudienceRestriction>${assertion.audience.map((one) => xml`<saml:Audience>${one}</saml:Audience>`)}</saml:AudienceRestriction>
        </saml:Conditions>
        ${writeAuthnStatement(draft)}
        ${assertion.attributes.length > 0 ? xml`<saml:AttributeStatement>${assertion.attributes.map(writeAttribute)}</saml:AttributeStatement>` : noXml}
      </saml:Assertion>
    </samlp:Response>${tail}`
}

function writeSubject({ assertion: { nameId, confirmation } }: Draft): Xml {
  return xml`
    <saml:Subject>
      <saml:NameID${attribute('Format', nameId.format)}>${nameId.value}</saml:NameID>
      <saml:SubjectConfirmation Method="${bearer}">
        <saml:SubjectConfirmationData NotOnOrAfter="${t(confirmation.notOnOrAfter)}" Recipient="${confirmation.recipient}"${attribute('InResponseTo', confirmation.inResponseTo)}/>
      </saml:SubjectConfirmation>
    </saml:Subject>`
}

function writeAuthnStatement({ assertion: { authn } }: Draft): Xml {
  const ends = authn.sessionNotOnOrAfter
  return xml`
    <saml:AuthnStatement AuthnInstant="${t(authn.instant)}"${attribute('SessionNotOnOrAfter', ends && t(ends))} SessionIndex="${authn.sessionIndex}">
      <saml:AuthnContext><saml:AuthnContextClassRef>${authn.classRef}</saml:AuthnContextClassRef></saml:AuthnContext>
    </saml:AuthnStatement>`
}

function writeAttribute({ name, nameFormat, values }: Attribute): Xml {
  return xml`<saml:Attribute${attribute('NameFormat', nameFormat)} Name="${name}">${values.map(writeValue)}</saml:Attribute>`
}

function writeValue(value: string): Xml {
  const typed = xml`<saml:AttributeValue xmlns:xsi="${ns.xsi}" xsi:type="xs:string"`
  return value === '' ? xml`${typed}/>` : xml`${typed}>${value}</saml:AttributeValue>`
}

/** In the form of its other Responses; no capture of one exists. */
export const writeOneLoginError = ({
  id,
  issueInstant,
  issuer,
  destination,
  inResponseTo,
  statusCodes,
  message,
}: ErrorFacts): Xml => xml`
    <samlp:Response xmlns:saml="${ns.assertion}" xmlns:samlp="${ns.protocol}" ID="${id}" Version="2.0" IssueInstant="${t(issueInstant)}" Destination="${destination}"${attribute('InResponseTo', inResponseTo)}>
      <saml:Issuer>${issuer}</saml:Issuer>
      <samlp:Status>
        <samlp:StatusCode Value="${status[statusCodes[0]]}"><samlp:StatusCode Value="${status[statusCodes[1]]}"/></samlp:StatusCode>
        ${message === null ? noXml : xml`<samlp:StatusMessage>${message}</samlp:StatusMessage>`}
      </samlp:Status>
    </samlp:Response>${tail}`

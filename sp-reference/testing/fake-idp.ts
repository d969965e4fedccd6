import { inflateRawSync } from 'node:zlib'
import { createKeyPair } from '../saml/testing/key-pair.ts'
import { sign } from '../saml/testing/message.ts'

const key = createKeyPair('test IdP')
export const issuer = 'https://idp.example/metadata'
/** What `PUT /providers` takes. */
export const provider = { name: 'Test IdP', issuer, ssoUrl: 'https://idp.example/sso', certificate: key.certificate }

export interface Person {
  nameId: string
  nameIdFormat?: string
  attributes?: Record<string, string[]>
}

export interface Addressing {
  acsUrl: string
  entityId: string
  inResponseTo: string | null
  now?: Date
}

/** What a test reads out of the redirect to the identity provider. */
export function readAuthnRequest(location: string): {
  id: string
  acsUrl: string
  issuer: string
  relayState: string | null
  xml: string
} {
  const query = new URL(location).searchParams
  const xml = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString()
  const find = (pattern: RegExp) => pattern.exec(xml)?.[1] ?? ''
  return {
    xml,
    id: find(/ ID="([^"]+)"/),
    acsUrl: find(/AssertionConsumerServiceURL="([^"]+)"/),
    issuer: find(/<saml:Issuer>([^<]+)</),
    relayState: query.get('RelayState'),
  }
}

let serial = 0
const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** An honest Response about this person, signed, as the form value SAMLResponse. */
export function makeResponse(person: Person, { acsUrl, entityId, inResponseTo, now = new Date() }: Addressing): string {
  serial += 1
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()
  const answers = inResponseTo === null ? '' : ` InResponseTo="${inResponseTo}"`
  const attributes = Object.entries(person.attributes ?? {})
    .map(([name, values]) => {
      const sent = values.map((value) => `<saml:AttributeValue>${asText(value)}</saml:AttributeValue>`).join('')
      return `<saml:Attribute Name="${asText(name)}">${sent}</saml:Attribute>`
    })
    .join('')
  const format = person.nameIdFormat ?? 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
  const xml =
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r${serial}" Version="2.0" IssueInstant="${at(0)}" Destination="${acsUrl}"${answers}>` +
    `<saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>` +
    `<saml:Assertion ID="_a${serial}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="${format}">${asText(person.nameId)}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
    `<saml:SubjectConfirmationData NotOnOrAfter="${at(300)}" Recipient="${acsUrl}"${answers}/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${at(-60)}" NotOnOrAfter="${at(300)}"><saml:AudienceRestriction><saml:Audience>${entityId}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="_s${serial}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `${attributes === '' ? '' : `<saml:AttributeStatement>${attributes}</saml:AttributeStatement>`}</saml:Assertion></samlp:Response>`
  return Buffer.from(sign(xml, { key })).toString('base64')
}

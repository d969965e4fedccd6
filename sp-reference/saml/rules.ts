import { confirmedBy } from './confirmation.ts'
import { attributeOf, childElements, childrenNamed, isNamed, ns, textOf } from './dom.ts'
import { AssertionRefused } from './errors.ts'
import type { ResponseExpectation, SamlDefect } from './expectation.ts'
import { instantOf, refuseFuture, refusePast } from './times.ts'
import type { VerifiedResponse } from './verify-response.ts'

/** One rule of the Web Browser SSO profile: returns when the message keeps it, throws AssertionRefused when not. */
type Rule = (message: VerifiedResponse, expectation: ResponseExpectation) => void

/** Every rule between "the signature is good" and "these are the facts". `offBy` is the deliberate fault that skips it. */
const rules: { rule: Rule; offBy?: SamlDefect }[] = [
  { rule: isVersion20 },
  { rule: isIssuedInThePast, offBy: 'skip-not-before-check' },
  { rule: isSentToOurAcs, offBy: 'skip-destination-check' },
  { rule: isIssuedByOurProvider, offBy: 'skip-issuer-check' },
  { rule: answersOurRequest, offBy: 'skip-in-response-to-check' },
  { rule: hasKnownConditions },
  { rule: isForOurAudience, offBy: 'skip-audience-check' },
  { rule: hasBegun, offBy: 'skip-not-before-check' },
  { rule: hasNotEnded, offBy: 'skip-expiry-check' },
  { rule: confirmsItsSubject },
  { rule: saysThatSomebodySignedIn },
]

/** @throws AssertionRefused for the first rule that is broken */
export function checkRules(message: VerifiedResponse, expectation: ResponseExpectation): void {
  for (const { rule, offBy } of rules) if (!offBy || !expectation.defects.has(offBy)) rule(message, expectation)
}

/**
 * Core 3.2.2.2: only the top-level status counts. Asked before the signature, because an error Response has nothing else to say
 * and is seldom signed.
 */
export function checkStatus(response: Element): void {
  const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'
  const statuses = childrenNamed(response, ns.protocol, 'Status')
  const codes = statuses.flatMap((status) => childrenNamed(status, ns.protocol, 'StatusCode'))
  const [code] = codes
  if (code && codes.length === 1 && statuses.length === 1 && attributeOf(code, 'Value') === success) return
  const nested = codes
    .flatMap((top) => [top, ...childrenNamed(top, ns.protocol, 'StatusCode')])
    .map((found) => attributeOf(found, 'Value') ?? '')
  throw new AssertionRefused('status-not-success', { expected: success, actual: nested.join(' ') || 'no status' })
}

function isVersion20({ response, assertion }: VerifiedResponse): void {
  for (const element of [response, assertion]) {
    const version = attributeOf(element, 'Version')
    if (version !== '2.0')
      throw new AssertionRefused('not-a-response', { expected: `Version 2.0 on ${element.localName}`, actual: version ?? 'none' })
  }
}

function isIssuedInThePast({ response, assertion }: VerifiedResponse, expectation: ResponseExpectation): void {
  for (const element of [response, assertion]) {
    if (!instantOf(element, 'IssueInstant')) throw malformed(`IssueInstant on ${element.localName}`, 'none')
    refuseFuture(element, 'IssueInstant', expectation)
  }
  for (const statement of authnStatementsOf(assertion)) refuseFuture(statement, 'AuthnInstant', expectation)
}

// Core 3.2.2; Bindings 3.5.5.2: a signed message has to name the address it was sent to.
function isSentToOurAcs({ response, isResponseSigned }: VerifiedResponse, { acsUrl }: ResponseExpectation): void {
  const destination = attributeOf(response, 'Destination')
  if (destination === acsUrl || (destination === null && !isResponseSigned)) return
  throw new AssertionRefused('destination-mismatch', {
    expected: acsUrl,
    actual: destination ?? 'no Destination on a signed Response',
  })
}

// Profiles 4.1.4.2 and 4.1.4.3. The Response may leave its Issuer out unless it is signed; the Assertion never.
function isIssuedByOurProvider({ response, isResponseSigned, assertion }: VerifiedResponse, { idp }: ResponseExpectation): void {
  const onResponse = childrenNamed(response, ns.assertion, 'Issuer')
  const onAssertion = childrenNamed(assertion, ns.assertion, 'Issuer')
  if (onAssertion.length !== 1) throw wrongIssuer(idp.issuer, 'no Issuer in the Assertion')
  if (onResponse.length === 0 && isResponseSigned) throw wrongIssuer(idp.issuer, 'no Issuer in a signed Response')
  for (const issuer of [...onResponse, ...onAssertion]) {
    const format = attributeOf(issuer, 'Format')
    if (textOf(issuer) !== idp.issuer) throw wrongIssuer(idp.issuer, textOf(issuer))
    // Core 8.3.6
    if (format !== null && format !== 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity')
      throw wrongIssuer('an Issuer of Format entity', format)
  }
}

// The envelope's value; that the signed one is equal is part of the subject's confirmation.
function answersOurRequest({ response }: VerifiedResponse, { findRequest, allowUnsolicited }: ResponseExpectation): void {
  const id = attributeOf(response, 'InResponseTo')
  if (id === null) {
    if (!allowUnsolicited)
      throw new AssertionRefused('unsolicited', { expected: 'an answer to our request', actual: 'no InResponseTo' })
  } else if (findRequest(id)?.id !== id) {
    throw new AssertionRefused('in-response-to-mismatch', { expected: 'an open request of this browser', actual: id })
  }
}

// Core 2.5.1.1: a condition that is not understood makes the assertion's validity indeterminate.
function hasKnownConditions({ assertion }: VerifiedResponse): void {
  const known = ['AudienceRestriction', 'OneTimeUse', 'ProxyRestriction']
  for (const condition of conditionsOf(assertion).flatMap(childElements)) {
    if (!known.some((name) => isNamed(condition, ns.assertion, name))) {
      throw new AssertionRefused('condition-unknown', { expected: known.join(', '), actual: condition.tagName })
    }
  }
}

// Core 2.5.1.4: audiences of one restriction are alternatives, restrictions are not. Profiles 4.1.4.2: there is at least one.
function isForOurAudience({ assertion }: VerifiedResponse, { entityId }: ResponseExpectation): void {
  const restrictions = conditionsOf(assertion).flatMap((conditions) =>
    childrenNamed(conditions, ns.assertion, 'AudienceRestriction'),
  )
  if (restrictions.length === 0)
    throw new AssertionRefused('audience-mismatch', { expected: entityId, actual: 'no AudienceRestriction' })
  for (const restriction of restrictions) {
    const audiences = childrenNamed(restriction, ns.assertion, 'Audience').map(textOf)
    if (!audiences.includes(entityId)) {
      throw new AssertionRefused('audience-mismatch', {
        expected: entityId,
        actual: audiences.join(' ') || 'an empty AudienceRestriction',
      })
    }
  }
}

function hasBegun({ assertion }: VerifiedResponse, expectation: ResponseExpectation): void {
  for (const conditions of conditionsOf(assertion)) refuseFuture(conditions, 'NotBefore', expectation)
}

function hasNotEnded({ assertion }: VerifiedResponse, expectation: ResponseExpectation): void {
  for (const conditions of conditionsOf(assertion)) {
    const [start, end] = [instantOf(conditions, 'NotBefore'), instantOf(conditions, 'NotOnOrAfter')]
    if (start && end && start >= end)
      throw new AssertionRefused('expired', { expected: 'NotBefore before NotOnOrAfter', actual: start.toISOString() })
    refusePast(conditions, 'NotOnOrAfter', expectation)
  }
  for (const statement of authnStatementsOf(assertion)) refusePast(statement, 'SessionNotOnOrAfter', expectation)
}

function confirmsItsSubject(message: VerifiedResponse, expectation: ResponseExpectation): void {
  confirmedBy(message, expectation)
}

// Profiles 4.1.4.2: at least one AuthnStatement.
function saysThatSomebodySignedIn({ assertion }: VerifiedResponse): void {
  if (authnStatementsOf(assertion).length > 0) return
  throw new AssertionRefused('authn-statement-missing', { expected: 'an AuthnStatement', actual: 'none' })
}

export function conditionsOf(assertion: Element): Element[] {
  return childrenNamed(assertion, ns.assertion, 'Conditions')
}

export function authnStatementsOf(assertion: Element): Element[] {
  return childrenNamed(assertion, ns.assertion, 'AuthnStatement')
}

function malformed(expected: string, actual: string): AssertionRefused {
  return new AssertionRefused('malformed-xml', { expected, actual })
}

function wrongIssuer(expected: string, actual: string): AssertionRefused {
  return new AssertionRefused('issuer-mismatch', { expected, actual })
}

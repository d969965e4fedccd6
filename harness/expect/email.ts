import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { type Expectation, sentValue, silent, value } from './sent-value.ts'

/** One `local@domain` without blanks or control characters; deliberately no more than every SP must agree on. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(text)
}

const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

/** The address of a new account: the mapped attribute, which may be demanded, else the NameID (W-03, W-04). */
export function expectedEmail(run: Pick<CaseRun, 'attributeMap' | 'policy'>, sent: SentAssertion): Expectation<string> {
  const isUnsent = ['absent', 'empty'].includes(sentValue(run, sent, 'email').state)
  if (run.attributeMap.email !== undefined && isUnsent && run.policy.missingAttribute?.email === 'reject')
    return { kind: 'refused', why: `${run.attributeMap.email} is missing` }
  return assertedEmail(run, sent)
}

/** The address that a message gives, for somebody new or known: the mapped attribute where it is sent, else the NameID. */
export function assertedEmail(run: Pick<CaseRun, 'attributeMap' | 'policy'>, sent: SentAssertion): Expectation<string> {
  const attribute = sentValue(run, sent, 'email')
  if (attribute.state === 'several' && run.policy.duplicateValue === undefined) return silent('duplicateValue')
  if (attribute.state === 'several' && run.policy.duplicateValue === 'reject')
    return { kind: 'refused', why: 'the email has several values' }
  const asserted = (run.policy.duplicateValue === 'last' ? attribute.values.at(-1) : attribute.values[0])?.trim()
  if (asserted !== undefined && isEmail(asserted)) return value(asserted)
  const isBroken = sent.nameIdFormat === emailFormat && !isEmail(sent.nameId)
  if (asserted !== undefined || isBroken) {
    const rule = run.policy.malformedAttribute?.email
    if (rule === undefined) return silent('malformedAttribute.email')
    if (rule === 'reject') return { kind: 'refused', why: 'the email is malformed' }
    if (rule === 'keep' && asserted !== undefined) return value(asserted)
  }
  if (isEmail(sent.nameId)) return value(sent.nameId)
  const rule = run.policy.missingAttribute?.email
  if (rule === undefined) return silent('missingAttribute.email')
  if (rule === 'empty') return value('')
  // With no attribute and no address in the NameID there is nothing that a default could be made from.
  return rule === 'placeholder'
    ? silent('the form of a placeholder address')
    : { kind: 'refused', why: 'no email address was sent' }
}

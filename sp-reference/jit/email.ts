import { createHash } from 'node:crypto'
import { hasControls, singleValue } from './attribute.ts'
import { asciiDomain, toDomain } from './domain-name.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { SignInFacts } from './types.ts'

/** What the assertion gives as addresses: the one that people are matched with, and the one to store and write to. */
export interface AssertedEmails {
  login: string | null
  contact: string | null
  /** The contact address is the NameID, for want of the mapped attribute. */
  isDefault: boolean
  reasons: string[]
}

const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

/** One `local@domain` of at most 254 characters, without spaces, controls or characters that cannot be seen. */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    !hasControls(text) &&
    !/\p{Cf}/u.test(text) &&
    /^[^\s@"(),:;<>[\]\\]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text)
  )
}

/**
 * The form in which addresses are compared; with `emailCompare: exact` as they are written, but for marks that are composed. Else A to Z are
 * folded, since Unicode folding would let a look-alike letter (the Kelvin sign, for one) become somebody else's address, and
 * a domain with letters of its own takes its ASCII form: `ada@bücher.example` and `ada@xn--bcher-kva.example` are one mailbox (F-04).
 */
export function emailKey(email: string, policy: Pick<Policy, 'emailCompare' | 'domainForms'>): string {
  // Letters with their marks are composed; letters alone are left, since normalisation would turn some look-alikes into ASCII.
  const composed = email.replace(/.\p{M}+/gu, (letter) => letter.normalize('NFC'))
  if (policy.emailCompare === 'exact') return composed
  const oneForm = policy.domainForms === 'apart' ? composed : withAsciiDomain(composed)
  return oneForm.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

/** What is no address, such as an opaque NameID, stays as it is. */
function withAsciiDomain(text: string): string {
  const at = text.lastIndexOf('@') + 1
  const domain = isEmail(text) ? asciiDomain(text.slice(at)) : null
  return domain === null ? text : text.slice(0, at) + domain
}

/** The form in which NameIDs are compared where their letter case does not count. */
export const nameIdKey = (nameId: string): string => emailKey(nameId, { emailCompare: 'lowercase' })

/** The part after the last `@`, as domains are compared. */
export function domainOf(email: string): string {
  const part = email.slice(email.lastIndexOf('@') + 1)
  return toDomain(part) ?? part.toLowerCase()
}

function attributeEmail(facts: SignInFacts, policy: Policy): { value: string | null; reasons: string[] } {
  const name = policy.attributeMap.email
  const sent = singleValue(facts, name, policy)
  if (sent.state !== 'value') return { value: null, reasons: [] }
  const value = sent.value.trim()
  if (isEmail(value)) return { value, reasons: sent.reasons }
  if (policy.malformedAttribute.email === 'reject') throw new Refused('malformed-attribute', `${name} is not an email address`)
  const kept = policy.malformedAttribute.email === 'keep'
  return {
    value: kept ? value : null,
    reasons: [...sent.reasons, `${name} is not an email address: ${kept ? 'stored as it came' : 'ignored'}`],
  }
}

/**
 * Which addresses a sign-in stands for. With `matchKey: email` the NameID leads when it is an address, and the email attribute is a
 * contact address only: an attribute must not choose whose account is opened. With the other keys the attribute leads.
 * Throws Refused `malformed-attribute`. Null fields mean that nothing usable was sent.
 */
export function assertedEmails(facts: SignInFacts, policy: Policy): AssertedEmails {
  const attribute = attributeEmail(facts, policy)
  const trimmed = facts.nameId.trim()
  const nameId = isEmail(trimmed) ? trimmed : null
  const isBroken = nameId === null && facts.nameIdFormat === emailFormat && attribute.value === null
  if (isBroken && policy.malformedAttribute.email === 'reject') {
    throw new Refused('malformed-attribute', 'NameID has the email format and is not an email address')
  }
  const reasons = [...attribute.reasons]
  if (attribute.value !== null && nameId !== null && domainOf(attribute.value) !== domainOf(nameId)) {
    reasons.push(
      `${policy.attributeMap.email} is in another domain than the NameID: stored as contact address, not used to recognise anybody`,
    )
  }
  const contact = attribute.value ?? nameId
  return {
    login: policy.matchKey === 'email' ? (nameId ?? attribute.value) : contact,
    contact,
    isDefault: attribute.value === null,
    reasons,
  }
}

/**
 * The addresses of a new account. Throws Refused `missing-attribute` where the policy demands the mapped attribute and it is not sent, and
 * where neither it nor the NameID gives an address, unless the policy wants a placeholder, a made-up address that cannot receive mail and
 * is the same for the same NameID, or none: then the made-up one only keeps two such people apart.
 */
export function emailsForNewAccount(facts: SignInFacts, emails: AssertedEmails, policy: Policy) {
  const rule = policy.missingAttribute.email
  const attribute = policy.attributeMap.email
  if (rule === 'reject' && attribute !== null && singleValue(facts, attribute, policy).state !== 'value')
    throw new Refused('missing-attribute', `${attribute} is missing (missingAttribute.email: reject)`)
  if (emails.login !== null && emails.contact !== null)
    return { login: emails.login, contact: emails.contact, reasons: emails.reasons }
  if (rule !== 'placeholder' && rule !== 'empty') {
    throw new Refused(
      'missing-attribute',
      `no email: the NameID is not an address and ${policy.attributeMap.email ?? 'no attribute'} gives none`,
    )
  }
  const placeholder = `${createHash('sha256').update(`${facts.issuer}\n${facts.nameId}`).digest('hex').slice(0, 16)}@placeholder.invalid`
  const isEmpty = rule === 'empty'
  return {
    login: placeholder,
    contact: isEmpty ? '' : placeholder,
    reasons: [...emails.reasons, isEmpty ? 'no email sent: none is stored' : 'no email sent: a placeholder address is stored'],
  }
}

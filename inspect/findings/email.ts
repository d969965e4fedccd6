import { lastPart, nameIdFormats } from '../names.ts'
import { listed, quoted } from '../text.ts'
import { attributesOf } from './attributes.ts'
import { defineRule, type Seen } from './finding.ts'

/** Addresses of people: what many SPs recognise an account by, and what goes wrong with it. */

const isEmailName = (name: string): boolean =>
  /^(?:e?mail|emailaddress|useremail|email_address)$/i.test(lastPart(name).replace(/[\s.-]/g, ''))

const addressesIn = (seen: Seen): { name: string; text: string }[] =>
  attributesOf(seen)
    .filter(({ name }) => isEmailName(name))
    .flatMap(({ name, values }) => values.map(({ text }) => ({ name, text })))
    .filter(({ text }) => text.trim() !== '')

const looksLikeEmail = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+$/.test(text.trim())

export const emailMalformed = defineRule({
  id: 'email-malformed',
  severity: 'warning',
  look: (seen) =>
    addressesIn(seen)
      .filter(({ text }) => !looksLikeEmail(text))
      .slice(0, 3)
      .map(({ name, text }) => ({
        words: `The attribute ${quoted(name)} is ${quoted(text)}, which is no email address.`,
        advice:
          'An SP that makes accounts by it refuses the person, or sends mail to nobody. Look at the source of the attribute at the IdP.',
      })),
})

export const emailDiffers = defineRule({
  id: 'email-differs',
  severity: 'note',
  look(seen) {
    const [nameId] = seen.message.assertions.flatMap(({ nameId }) =>
      nameId?.format === nameIdFormats.emailAddress ? [nameId.value.trim()] : [],
    )
    const others = addressesIn(seen).filter(
      ({ text }) => looksLikeEmail(text) && text.trim().toLowerCase() !== nameId?.toLowerCase(),
    )
    if (nameId === undefined || others.length === 0) return []
    return [
      {
        words: `The NameID is the address ${quoted(nameId)}, the attribute ${quoted(others[0]?.name ?? '')} ${listed(others.map(({ text }) => quoted(text)))}.`,
        advice:
          'Know by which of both the SP recognises an account: by the other one it finds nobody, or makes a second account.',
      },
    ]
  },
})

export const emailCase = defineRule({
  id: 'email-case',
  severity: 'note',
  look(seen) {
    const nameIds = seen.message.assertions.flatMap(({ nameId }) =>
      nameId && looksLikeEmail(nameId.value) ? [nameId.value.trim()] : [],
    )
    const mixed = [...nameIds, ...addressesIn(seen).map(({ text }) => text)].find(
      (text) => looksLikeEmail(text) && text !== text.toLowerCase(),
    )
    if (mixed === undefined) return []
    return [
      {
        words: `The address ${quoted(mixed)} has capital letters.`,
        advice:
          'An SP that compares letter by letter takes it for another person than the same in small letters. Let the IdP send it in small letters, if it can.',
      },
    ]
  },
})

export const emailRules = [emailMalformed, emailDiffers, emailCase]

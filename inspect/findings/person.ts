import { nameIdFormats, wordFor } from '../names.ts'
import { quoted } from '../text.ts'
import { defineRule } from './finding.ts'

/** The NameID: who the message is about (SAML Core 2.2.2, 8.3). */

const looksLikeEmail = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+$/.test(text.trim())

export const nameIdMissing = defineRule({
  id: 'nameid-missing',
  severity: 'error',
  look: ({ message }) =>
    message.assertions
      .filter(({ nameId }) => nameId === null || nameId.value.trim() === '')
      .filter(() => !message.encrypted.some(({ name }) => name === 'EncryptedID'))
      .map(({ nameId }) => ({
        words: nameId ? 'The NameID is empty.' : 'The Assertion has no NameID, so it does not say who signs in.',
        advice:
          'Look at the source of the NameID (Name ID, user name, unique user identifier) at the IdP: this person may have no value there.',
      })),
})

export const nameIdTransient = defineRule({
  id: 'nameid-transient',
  severity: 'warning',
  look: ({ message }) =>
    message.assertions.flatMap(({ nameId }) =>
      nameId?.format === nameIdFormats.transient
        ? [
            {
              words: `The NameID ${quoted(nameId.value)} is transient: the same person has another one at each sign-in.`,
              advice:
                'An SP that recognises people by it makes a new account each time. Choose a lasting format, such as persistent or email address.',
            },
          ]
        : [],
    ),
})

export const nameIdNoEmail = defineRule({
  id: 'nameid-no-email',
  severity: 'warning',
  look: ({ message }) =>
    message.assertions.flatMap(({ nameId }) =>
      nameId?.format === nameIdFormats.emailAddress && nameId.value.trim() !== '' && !looksLikeEmail(nameId.value)
        ? [
            {
              words: `The NameID says that it is an email address, and is ${quoted(nameId.value)}.`,
              advice: 'Choose the email as its source at the IdP, or another format.',
            },
          ]
        : [],
    ),
})

export const nameIdPadded = defineRule({
  id: 'nameid-padded',
  severity: 'warning',
  look: ({ message }) =>
    message.assertions.flatMap(({ nameId }) =>
      nameId && nameId.value.trim() !== '' && nameId.value !== nameId.value.trim()
        ? [
            {
              words: `There is white space around the NameID: ${JSON.stringify(nameId.value).slice(0, 160)}.`,
              advice:
                'Some SPs take it off, others take it for another person. Clean it at the source, and do not format the XML.',
            },
          ]
        : [],
    ),
})

export const nameIdComment = defineRule({
  id: 'nameid-comment',
  severity: 'error',
  look: ({ message }) =>
    message.assertions.flatMap(({ nameId }) =>
      nameId?.hasComment
        ? [
            {
              words: `There is a comment inside the NameID ${quoted(nameId.value)}.`,
              advice:
                'Careless readers stop at it and see another, shorter name; the signature still holds. No honest IdP writes one.',
            },
          ]
        : [],
    ),
})

export const nameIdQualified = defineRule({
  id: 'nameid-qualified',
  severity: 'note',
  look: ({ message, known }) =>
    message.assertions.flatMap(({ nameId }) =>
      nameId?.spNameQualifier && known.audience !== undefined && nameId.spNameQualifier !== known.audience
        ? [
            {
              words: `The NameID (${wordFor(nameId.format ?? 'no format')}) is meant for ${quoted(nameId.spNameQualifier)}, not ${quoted(known.audience)}.`,
              advice: 'SAML Core 8.3.7: a persistent NameID belongs to one SP. Another app of the IdP may have sent this.',
            },
          ]
        : [],
    ),
})

export const personRules = [nameIdMissing, nameIdTransient, nameIdNoEmail, nameIdPadded, nameIdComment, nameIdQualified]

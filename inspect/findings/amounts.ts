import { duration, parseInstant } from '../instants.ts'
import { quoted } from '../text.ts'
import { attributesOf } from './attributes.ts'
import { defineRule } from './finding.ts'

/** More, older or longer than most SPs are made for. */

export const manyValues = defineRule({
  id: 'many-values',
  severity: 'note',
  look: (seen) =>
    attributesOf(seen)
      .filter(({ values }) => values.length > 150)
      .map(({ name, values }) => ({
        words: `The attribute ${quoted(name)} has ${values.length} values.`,
        advice:
          'Entra ID stops sending groups above 150, and forms of some servers end at 1 MB. Let the IdP send only the groups that this SP knows.',
      })),
})

export const valueTwice = defineRule({
  id: 'value-twice',
  severity: 'note',
  look: (seen) =>
    attributesOf(seen).flatMap(({ name, values }) => {
      const texts = values.map(({ text }) => text)
      const twice = texts.find((text, index) => text !== '' && texts.indexOf(text) < index)
      return twice === undefined
        ? []
        : [
            {
              words: `The attribute ${quoted(name)} has the value ${quoted(twice)} more than once.`,
              advice: 'Two rules or groups at the IdP lead to the same. An SP that allows each once may stumble over it.',
            },
          ]
    }),
})

/** Two hours: what a widespread library holds an authentication for too old after (Spring Security SAML, maxAuthenticationAge). */
const oldAuthentication = 2 * 3600_000

export const authnOld = defineRule({
  id: 'authn-old',
  severity: 'note',
  look: ({ message: { assertions } }) =>
    assertions.flatMap(({ issueInstant, authn }) => {
      const made = issueInstant === null ? null : parseInstant(issueInstant)
      return authn.slice(0, 1).flatMap(({ instant }) => {
        const signedIn = instant === null ? null : parseInstant(instant)
        const age = made && signedIn ? made.getTime() - signedIn.getTime() : 0
        return age <= oldAuthentication
          ? []
          : [
              {
                words: `The person signed in at the IdP ${duration(age)} before this was made (AuthnInstant ${instant}).`,
                advice:
                  'SPs with a limit for that refuse it until the person signs in there anew; many have two hours. Ask with ForceAuthn, or raise the limit.',
              },
            ]
      })
    }),
})

const longWindow = 24 * 3600_000

export const longValid = defineRule({
  id: 'valid-long',
  severity: 'note',
  look: ({ message: { assertions } }) =>
    assertions.flatMap(({ issueInstant, confirmations }) => {
      const made = issueInstant === null ? null : parseInstant(issueInstant)
      const ends = confirmations.flatMap(({ notOnOrAfter }) => (notOnOrAfter === null ? [] : (parseInstant(notOnOrAfter) ?? [])))
      const longest = Math.max(0, ...ends.map((end) => end.getTime() - (made?.getTime() ?? end.getTime())))
      return longest <= longWindow
        ? []
        : [
            {
              words: `It may be used for ${duration(longest)} after it was made.`,
              advice:
                'Whoever gets hold of it signs in with it as long. Minutes are enough; SPs with a limit of their own refuse it.',
            },
          ]
    }),
})

export const amountRules = [manyValues, valueTwice, authnOld, longValid]

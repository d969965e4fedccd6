import { bearer } from '../names.ts'
import { quoted } from '../text.ts'
import { defineRule, type Said } from './finding.ts'

/** Parts that SAML or its profile of sign-in in browsers demands, and careful SPs look for. */

const isMetadata = (kind: string): boolean => kind.startsWith('Entit')

export const idMissing = defineRule({
  id: 'id-missing',
  severity: 'error',
  look: ({ message: { kind, id, assertions } }) => [
    ...(isMetadata(kind) || id
      ? []
      : [{ words: `The ${kind} has no ID.`, advice: 'SAML Core 3.2 demands one: without it nothing can answer it or sign it.' }]),
    ...(kind === 'Assertion' ? [] : assertions)
      .filter((each) => !each.id)
      .map(() => ({
        words: 'An Assertion has no ID.',
        advice: 'SAML Core 2.3.3 demands one: SPs know by it what was used already.',
      })),
  ],
})

export const idForm = defineRule({
  id: 'id-form',
  severity: 'warning',
  look: ({ message: { id, assertions } }) =>
    [...new Set([id, ...assertions.map((each) => each.id)])]
      .filter((each): each is string => !!each && !/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(each))
      .map((each) => ({
        words: `The ID ${quoted(each)} is no XML name: it has to begin with a letter or "_", and has letters, digits, ".", "-" and "_" only.`,
        advice: 'Readers that hold to the schema refuse it, and Entra ID wants the same of requests. Put "_" or "id" before it.',
      })),
})

export const authnMissing = defineRule({
  id: 'authn-missing',
  severity: 'error',
  look: ({ message: { assertions } }) =>
    assertions
      .filter(({ authn, misplacedIn }) => authn.length === 0 && misplacedIn === null)
      .map(() => ({
        words: 'The Assertion does not say that somebody has signed in: there is no AuthnStatement.',
        advice:
          'SAML Profiles 4.1.4.2 demands one. An Assertion that was made for something else, such as an attribute query, signs in nobody.',
      })),
})

export const sessionIndexMissing = defineRule({
  id: 'session-index-missing',
  severity: 'note',
  look: ({ message: { assertions } }) =>
    assertions.some(
      ({ authn, misplacedIn }) =>
        misplacedIn === null && authn.length > 0 && authn.every(({ sessionIndex }) => sessionIndex === null),
    )
      ? [
          {
            words: 'The AuthnStatement has no SessionIndex.',
            advice: 'Only single logout needs it: with it, SAML Profiles 4.1.4.2 demands one.',
          },
        ]
      : [],
})

export const confirmationNotBefore = defineRule({
  id: 'confirmation-not-before',
  severity: 'warning',
  look: ({ message: { assertions } }) =>
    assertions
      .flatMap(({ confirmations }) => confirmations)
      .filter(({ method, notBefore }) => method === bearer && notBefore !== null)
      .slice(0, 1)
      .map(({ notBefore }) => ({
        words: `The bearer SubjectConfirmationData has a NotBefore (${notBefore}).`,
        advice: 'SAML Profiles 4.1.4.2 forbids it there, and strict SPs refuse the message. It belongs into the Conditions.',
      })),
})

export const answersHalf = defineRule({
  id: 'in-response-to-half',
  severity: 'warning',
  look({ message: { kind, inResponseTo, assertions } }) {
    if (kind !== 'Response' || assertions.length === 0) return []
    const bearers = assertions.flatMap(({ confirmations }) => confirmations.filter(({ method }) => method === bearer))
    const confirmed = bearers.some((each) => each.inResponseTo !== null)
    if (bearers.length === 0 || confirmed === (inResponseTo !== null)) return []
    const [has, lacks] = confirmed ? ['SubjectConfirmationData', 'Response'] : ['Response', 'SubjectConfirmationData']
    return [
      {
        words: `The ${has} says which request it answers (InResponseTo), the ${lacks} does not.`,
        advice:
          'SAML Profiles 4.1.4.2 wants both or none. An SP that reads the other one takes it for a sign-in that began at the IdP.',
      } satisfies Said,
    ]
  },
})

export const destinationMissing = defineRule({
  id: 'destination-missing',
  severity: 'warning',
  look: ({ message: { kind, destination }, signatures }) =>
    kind === 'Response' && destination === null && signatures.some(({ on }) => on === 'Response')
      ? [
          {
            words: 'The Response is signed and has no Destination.',
            advice:
              'SAML Bindings 3.5.5.2 demands one then: without it the message may be posted to another SP. Strict SPs refuse it.',
          },
        ]
      : [],
})

export const confirmationAddress = defineRule({
  id: 'confirmation-address',
  severity: 'note',
  look: ({ message: { assertions } }) =>
    assertions
      .flatMap(({ confirmations }) => confirmations)
      .flatMap(({ address }) => address ?? [])
      .slice(0, 1)
      .map((address) => ({
        words: `It is bound to the network address ${quoted(address)} of the person.`,
        advice:
          'An SP that checks this refuses people whose address changes on the way: mobile networks, VPN, IPv4 here and IPv6 there.',
      })),
})

export const structureRules = [
  idMissing,
  idForm,
  authnMissing,
  sessionIndexMissing,
  confirmationNotBefore,
  answersHalf,
  destinationMissing,
  confirmationAddress,
]

import { bearer } from '../names.ts'
import { listed, quoted } from '../text.ts'
import { defineRule, type Said, type Seen } from './finding.ts'

/** For whom and where to a message is sent, against what the SP says of itself. */

/** Two addresses that a person takes for the same, and a program does not; null: they are other ones. */
export function nearly(one: string, other: string): string | null {
  if (one.trim() !== one || other.trim() !== other) return one.trim() === other.trim() ? 'they differ in blanks around' : null
  if (one.replace(/\/+$/, '') === other.replace(/\/+$/, '')) return 'they differ in the slash at the end'
  if (one.toLowerCase() === other.toLowerCase()) return 'they differ in upper and lower case'
  if (one.replace(/^https?:/, '') === other.replace(/^https?:/, '')) return 'they differ in http and https'
  const [a, b] = [URL.parse(one), URL.parse(other)]
  if (a && b && a.host !== b.host && a.pathname === b.pathname) return `they differ in the host, ${a.host} and ${b.host}`
  if (a && b && a.host === b.host) return 'they differ in the path'
  return null
}

/** What is seen, what is wanted, and where both are nearly the same. */
export const differs = (seen: string, wanted: string, advice: string, what: string): Said => {
  const near = nearly(seen, wanted)
  return { words: `${what} is ${quoted(seen)}, not ${quoted(wanted)}${near ? `: ${near}` : ''}.`, advice }
}

export const audienceDiffers = defineRule({
  id: 'audience-differs',
  severity: 'error',
  look({ message, known }) {
    const { audience } = known
    if (audience === undefined) return []
    return message.assertions.flatMap(({ conditions }) => {
      const audiences = conditions?.audiences ?? []
      if (audiences.length === 0 || audiences.includes(audience)) return []
      const advice =
        "Give the IdP the SP's entityID, letter by letter: Okta calls it Audience URI, OneLogin Audience, Entra ID Identifier, Google Entity ID."
      const [only] = audiences
      if (audiences.length === 1 && only !== undefined) return [differs(only, audience, advice, 'The audience')]
      return [{ words: `The audiences are ${listed(audiences.map(quoted))}; ${quoted(audience)} is none of them.`, advice }]
    })
  },
})

export const audienceMissing = defineRule({
  id: 'audience-missing',
  severity: 'error',
  look: ({ message }) =>
    message.assertions.flatMap(({ conditions }) =>
      (conditions?.audiences ?? []).length === 0
        ? [
            {
              words: 'Nothing says for which SP the Assertion is: there is no AudienceRestriction.',
              advice: "SAML Profiles 4.1.4.2 demands one. Give the IdP the SP's entityID.",
            },
          ]
        : [],
    ),
})

export const recipientDiffers = defineRule({
  id: 'recipient-differs',
  severity: 'error',
  look({ message, known }) {
    const { acsUrl } = known
    if (acsUrl === undefined) return []
    const recipients = message.assertions.flatMap(({ confirmations }) =>
      confirmations.flatMap(({ recipient }) => recipient ?? []),
    )
    return [...new Set(recipients)]
      .filter((recipient) => recipient !== acsUrl)
      .map((recipient) =>
        differs(
          recipient,
          acsUrl,
          'Give the IdP the ACS URL at which the SP takes the message, letter by letter.',
          'The Recipient',
        ),
      )
  },
})

export const recipientMissing = defineRule({
  id: 'recipient-missing',
  severity: 'error',
  look: ({ message }) =>
    message.assertions.flatMap(({ confirmations }) => {
      if (confirmations.some(({ method, recipient }) => method === bearer && recipient)) return []
      const words =
        confirmations.length === 0
          ? 'There is no SubjectConfirmation, so nobody may use the Assertion.'
          : 'No bearer SubjectConfirmation names a Recipient.'
      return [{ words, advice: "SAML Profiles 4.1.4.2 demands both. Look at the ACS URL in the IdP's settings." }]
    }),
})

export const destinationDiffers = defineRule({
  id: 'destination-differs',
  severity: 'error',
  look({ message, known }) {
    const { destination, kind } = message
    if (kind !== 'Response' || destination === null) return []
    if (destination === '' || /^\{.*\}$/.test(destination))
      return [
        {
          words: `The Destination is ${quoted(destination)}.`,
          advice: 'A field of the IdP that holds the ACS URL is empty; OneLogin does this when Recipient or ACS URL are blank.',
        },
      ]
    if (known.acsUrl === undefined || destination === known.acsUrl) return []
    return [differs(destination, known.acsUrl, 'Give the IdP the ACS URL at which the SP takes the message.', 'The Destination')]
  },
})

export const acsDiffers = defineRule({
  id: 'acs-differs',
  severity: 'warning',
  look({ message, known }) {
    const asked = message.request?.acsUrl
    if (!asked || known.acsUrl === undefined || asked === known.acsUrl) return []
    return [
      differs(
        asked,
        known.acsUrl,
        'The IdP answers at a registered address only: set the SP to its public address, which is often lost behind a proxy.',
        'The AssertionConsumerServiceURL that is asked for',
      ),
    ]
  },
})

export const issuersDiffer = defineRule({
  id: 'issuers-differ',
  severity: 'error',
  look: ({ message }) =>
    message.assertions.flatMap(({ issuer }) =>
      message.kind === 'Response' && message.issuer !== null && issuer !== message.issuer
        ? [
            {
              words: `The Response is issued by ${quoted(message.issuer)}, its Assertion by ${quoted(issuer ?? 'nobody')}.`,
              advice: 'SAML Profiles 4.1.4.2: both are the IdP. Look whether the SP knows the one that it reads.',
            },
          ]
        : [],
    ),
})

const answered = ({ message }: Seen): string[] => [
  ...(message.inResponseTo === null ? [] : [message.inResponseTo]),
  ...message.assertions.flatMap(({ confirmations }) => confirmations.flatMap(({ inResponseTo }) => inResponseTo ?? [])),
]

export const inResponseToDiffers = defineRule({
  id: 'in-response-to-differs',
  severity: 'error',
  look(seen) {
    const { requestId } = seen.known
    const ids = [...new Set(answered(seen))]
    const advice =
      "The SP refuses it, or should: the person's session has the id of another request. Several tabs and a lost cookie do this, too."
    if (requestId === null)
      return ids.map((id) => ({
        words: `It answers the request ${quoted(id)}, and none was sent.`,
        advice: 'The SP refuses it, or should: it has no request with this id that is open.',
      }))
    if (requestId !== undefined) {
      const others = ids.filter((id) => id !== requestId)
      return others.map((id) => ({ words: `It answers the request ${quoted(id)}, not ${quoted(requestId)}.`, advice }))
    }
    return ids.length > 1 ? [{ words: `It answers different requests: ${listed(ids.map(quoted))}.`, advice }] : []
  },
})

export const unsolicited = defineRule({
  id: 'unsolicited',
  severity: 'note',
  look(seen) {
    if (seen.message.kind !== 'Response' || answered(seen).length > 0) return []
    const severity = typeof seen.known.requestId === 'string' ? ('error' as const) : ('note' as const)
    return [
      {
        words: 'It answers no request (no InResponseTo): the sign-in began at the IdP.',
        advice: 'The SP has to allow IdP-initiated sign-in. If the person began at the SP, the IdP has lost the request.',
        severity,
      },
    ]
  },
})

export const sentBefore = defineRule({
  id: 'sent-before',
  severity: 'error',
  look: ({ message, known }) =>
    known.isRepeated
      ? [
          {
            words: `A ${message.kind} with the ID ${quoted(message.id ?? '')} was sent before.`,
            advice: 'SAML Profiles 4.1.4.5: an SP takes each Assertion once. Begin a sign-in anew for another one.',
          },
        ]
      : [],
})

export const addressRules = [
  audienceDiffers,
  audienceMissing,
  recipientDiffers,
  recipientMissing,
  destinationDiffers,
  acsDiffers,
  issuersDiffer,
  inResponseToDiffers,
  unsolicited,
  sentBefore,
]

import { duration, parseInstant } from '../instants.ts'
import type { Assertion } from '../message.ts'
import { bearer } from '../names.ts'
import { quoted } from '../text.ts'
import { defineRule, type Known, type Said, type Seen } from './finding.ts'

/** Limits in time against the clock of whoever looks (SAML Core 2.5.1.2; Profiles 4.1.4.2). */

interface Limit {
  name: string
  text: string
}

const limitsOf = (assertion: Assertion, edge: 'notBefore' | 'notOnOrAfter'): Limit[] => {
  const name = edge === 'notBefore' ? 'NotBefore' : 'NotOnOrAfter'
  const limits = [
    { name: `${name} of the Conditions`, text: assertion.conditions?.[edge] ?? null },
    ...assertion.confirmations.map((each) => ({ name: `${name} of the SubjectConfirmationData`, text: each[edge] })),
  ]
  return limits.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }]))
}

const skew = ({ skewSeconds = 0 }: Known): number => skewSeconds * 1000

function off({ message, known }: Seen, edge: 'notBefore' | 'notOnOrAfter'): { limit: Limit; by: number }[] {
  return message.assertions
    .flatMap((assertion) => limitsOf(assertion, edge))
    .flatMap((limit) => {
      const at = parseInstant(limit.text)?.getTime()
      if (at === undefined) return []
      const by = edge === 'notBefore' ? at - known.now.getTime() : known.now.getTime() - at
      return by > skew(known) || (by === skew(known) && edge === 'notOnOrAfter') ? [{ limit, by }] : []
    })
}

/** Conditions and confirmation mostly have the same limit: it is said once. */
const once = (said: Said[]): Said[] => said.slice(0, 1)

const clockAdvice =
  'a difference this small is a matter of clocks: let the SP allow for some minutes, and both sides keep time by NTP.'

export const expired = defineRule({
  id: 'expired',
  severity: 'error',
  look: (seen) =>
    once(
      off(seen, 'notOnOrAfter').map(({ limit, by }) => ({
        words: `It has expired: ${limit.name} is ${limit.text}, ${duration(by)} ago.`,
        advice:
          by < 5 * 60_000
            ? `If it was just sent, ${clockAdvice}`
            : 'If it was fresh when it was sent, look at it as of that time. If it was not, the person waited too long, or an old page was sent again.',
      })),
    ),
})

export const notYetValid = defineRule({
  id: 'not-yet-valid',
  severity: 'error',
  look: (seen) =>
    once(
      off(seen, 'notBefore').map(({ limit, by }) => ({
        words: `It is not valid yet: ${limit.name} is ${limit.text}, ${duration(by)} from now.`,
        advice:
          by < 5 * 60_000
            ? `The IdP's clock is ahead; ${clockAdvice}`
            : "Compare the IdP's clock with this one, and look at the time zones.",
      })),
    ),
})

export const issuedInFuture = defineRule({
  id: 'issued-in-future',
  severity: 'warning',
  look({ message, known }) {
    const at = message.issueInstant === null ? null : parseInstant(message.issueInstant)
    const ahead = at === null ? 0 : at.getTime() - known.now.getTime()
    if (ahead <= Math.max(skew(known), 1000)) return []
    return [
      {
        words: `It says that it was issued ${duration(ahead)} from now (IssueInstant ${message.issueInstant}).`,
        advice: "The sender's clock is ahead, or yours is behind. SPs that check IssueInstant refuse it.",
      },
    ]
  },
})

export const withoutEnd = defineRule({
  id: 'without-end',
  severity: 'error',
  look: ({ message }) =>
    message.assertions.flatMap(({ confirmations }) =>
      confirmations.some(({ method, notOnOrAfter }) => method === bearer && notOnOrAfter === null)
        ? [
            {
              words: 'The bearer SubjectConfirmationData has no NotOnOrAfter, so nothing says until when it may be used.',
              advice: 'SAML Profiles 4.1.4.2 demands one. Let the IdP write it; strict SPs refuse the message.',
            },
          ]
        : [],
    ),
})

export const sessionOver = defineRule({
  id: 'session-over',
  severity: 'warning',
  look: ({ message, known }) =>
    message.assertions.flatMap(({ authn }) =>
      authn.flatMap(({ sessionNotOnOrAfter }) => {
        const end = sessionNotOnOrAfter === null ? null : parseInstant(sessionNotOnOrAfter)
        if (!end || end.getTime() > known.now.getTime()) return []
        return [
          {
            words: `The session that it opens was to end ${duration(known.now.getTime() - end.getTime())} ago (SessionNotOnOrAfter ${sessionNotOnOrAfter}).`,
            advice: 'SPs that obey it sign the person out at once. The length is a setting of the IdP.',
          },
        ]
      }),
    ),
})

export const instantUnreadable = defineRule({
  id: 'instant-unreadable',
  severity: 'error',
  look({ message }) {
    const texts = [
      message.issueInstant,
      ...message.assertions.flatMap((assertion) => [
        assertion.issueInstant,
        ...[...limitsOf(assertion, 'notBefore'), ...limitsOf(assertion, 'notOnOrAfter')].map(({ text }) => text),
        ...assertion.authn.flatMap(({ instant, sessionNotOnOrAfter }) => [instant, sessionNotOnOrAfter]),
      ]),
    ].filter((text) => text !== null)
    const wrong = [...new Set(texts)].filter((text) => !parseInstant(text) || !text.endsWith('Z'))
    return wrong.slice(0, 5).map((text) => ({
      words: `${quoted(text)} is no time in UTC.`,
      advice: 'SAML Core 1.3.3 has times like 2030-01-01T12:00:00Z. Many SPs refuse others, or read them in their own zone.',
      severity: parseInstant(text) ? ('warning' as const) : ('error' as const),
    }))
  },
})

export const metadataExpired = defineRule({
  id: 'metadata-expired',
  severity: 'error',
  look: ({ message, known }) =>
    message.providers.flatMap(({ entityId, validUntil }) => {
      const end = validUntil === null ? null : parseInstant(validUntil)
      if (!end || end > known.now) return []
      return [
        {
          words: `The metadata of ${quoted(entityId ?? '')} was valid until ${validUntil} only, ${duration(known.now.getTime() - end.getTime())} ago.`,
          advice: 'Fetch it anew.',
        },
      ]
    }),
})

export const timeRules = [expired, notYetValid, issuedInFuture, withoutEnd, sessionOver, instantUnreadable, metadataExpired]

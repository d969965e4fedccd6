import { duration } from '../instants.ts'
import type { Assertion, Message } from '../message.ts'
import { wordFor } from '../names.ts'
import type { SignatureStatus } from '../signatures.ts'
import { listed, quoted } from '../text.ts'
import { certificateIn, defineRule, type Seen } from './finding.ts'

/** Signatures, and whether they cover what is read (SAML Core 5.4). */

/** Whether a signature holds: with the certificates that were given, else with its own. */
export const holds = (signature: SignatureStatus): boolean => (signature.withGiven ?? signature.withOwn) === 'valid'

/** Whether this part of the message stands in what a good signature covers: its own, or that of the message around it. */
export function isCovered(part: 'message' | Assertion, { message, signatures }: Pick<Seen, 'message' | 'signatures'>): boolean {
  const good = signatures.filter((each) => holds(each) && each.covers?.isHolder === true)
  const whole = good.some(({ covers }) => covers?.element === message.kind && covers.id === message.id)
  if (part === 'message' || whole) return whole
  return good.some(({ covers }) => covers?.element === 'Assertion' && covers.id === part.id)
}

const isSignInAnswer = ({ kind }: Message): boolean => kind === 'Response' || kind === 'Assertion'

export const notSigned = defineRule({
  id: 'not-signed',
  severity: 'error',
  look({ message, signatures, query, known }) {
    if (signatures.length > 0 || query !== null || !message.kind.match(/^(Response|Assertion|Logout)/)) return []
    // An SP cannot sign in anybody with a refusal, and vendors do not sign theirs.
    if (message.kind === 'Response' && message.assertions.length === 0 && message.encrypted.length === 0) return []
    if (message.encrypted.some(({ opened }) => opened !== 'opened'))
      return [
        {
          words: 'The Response is not signed. Whether the encrypted Assertion in it is, shows with the private key alone.',
          advice: known.isClearBeside
            ? 'What the IdP keeps of it in the clear has no signatures.'
            : 'Give the private key of the SP to look inside.',
          severity: 'note' as const,
        },
      ]
    return [
      {
        words: `Nothing in this ${message.kind} is signed: anybody can have written it.`,
        advice: 'No SP may believe it. Let the IdP sign the Assertion, the Response, or both.',
        severity: message.kind.startsWith('Logout') ? ('warning' as const) : ('error' as const),
      },
    ]
  },
})

export const signatureBroken = defineRule({
  id: 'signature-broken',
  severity: 'error',
  look: ({ signatures }) =>
    signatures.flatMap((each) => {
      const verdict = each.withOwn === 'no-certificate' ? each.withGiven : each.withOwn
      const of = `The signature of the ${each.on} does not hold`
      if (verdict === 'changed')
        return [
          {
            words: `${of}: what it covers was changed after it was signed.`,
            advice:
              'Look what touches the message on its way: line breaks added, XML formatted anew, characters lost. Paste it as it was posted (base64).',
          },
        ]
      if (verdict === 'other-key' && each.withOwn !== 'no-certificate')
        return [
          {
            words: `${of}: its value was not made with the key of the certificate in it, or SignedInfo was changed.`,
            advice: "Compare the IdP's certificate in its metadata with the one in the message.",
          },
        ]
      if (verdict === 'unsupported')
        return [
          {
            words: `The signature of the ${each.on} could not be checked: ${listed([each.algorithm, each.canonicalization, ...each.transforms].flatMap((uri) => (uri === null ? [] : [wordFor(uri)])))}.`,
            advice:
              'Its algorithm is not known here, its Reference leads nowhere or to two elements, or it is damaged. SPs refuse such a message.',
          },
        ]
      return []
    }),
})

export const certificateOther = defineRule({
  id: 'certificate-other',
  severity: 'error',
  look: ({ signatures, given, query, known }) => [
    ...signatures.flatMap((each) => {
      if (given.length === 0 || each.withGiven === 'valid' || each.withGiven === 'changed' || each.withGiven === 'unsupported')
        return []
      const made = each.certificate
        ? `It was made with ${quoted(each.certificate.subject)}, SHA-256 ${each.certificate.sha256.slice(0, 23)}…`
        : 'It names no certificate'
      return [
        {
          words: `The signature of the ${each.on} was not made with ${certificateIn(known)}. ${made}.`,
          advice:
            "The IdP has changed its certificate, or the SP has that of another IdP, app or tenant. Load the IdP's metadata anew at the SP.",
        },
      ]
    }),
    ...(query?.withGiven === 'other-key'
      ? [
          {
            words: `The signature of the address does not fit ${certificateIn(known)}, or a parameter was changed or written anew.`,
            advice: 'It is over the parameters exactly as they were written: copy the address before anything decodes it.',
          },
        ]
      : []),
  ],
})

export const notCovered = defineRule({
  id: 'not-covered',
  severity: 'error',
  look(seen) {
    if (!isSignInAnswer(seen.message) || !seen.signatures.some(holds)) return []
    return seen.message.assertions
      .filter((assertion) => !isCovered(assertion, seen))
      .map(({ id, misplacedIn }) => ({
        words: `The Assertion ${quoted(id ?? 'without an ID')}${misplacedIn ? ` inside ${misplacedIn}` : ''} is not covered by any good signature, though there is one in the message.`,
        advice:
          'This is how signature wrapping looks: what is signed is not what a careless SP reads. No SP may believe this Assertion.',
      }))
  },
})

export const signatureElsewhere = defineRule({
  id: 'signature-elsewhere',
  severity: 'error',
  look: ({ signatures }) =>
    signatures
      .filter(({ covers, on, onId, reference }) =>
        covers ? !covers.isHolder : reference !== null && reference !== '' && reference !== `#${onId}` && on !== 'Object',
      )
      .map(({ on, onId, reference }) => ({
        words: `The signature in the ${on} ${quoted(onId ?? 'without an ID')} is over another element: its Reference is ${quoted(reference ?? '')}.`,
        advice: 'SAML Core 5.4.2: a signature covers the element that holds it. Refuse the message.',
      })),
})

export const sha1 = defineRule({
  id: 'sha1',
  severity: 'warning',
  look({ signatures, query }) {
    const weak = [...signatures.flatMap(({ algorithm, digest }) => [algorithm, digest]), query?.algorithm ?? null]
    const found = [...new Set(weak)].filter((each) => each?.endsWith('sha1')).map((each) => wordFor(each ?? ''))
    if (found.length === 0) return []
    return [
      {
        words: `SHA-1 is used: ${listed(found)}.`,
        advice: 'Many SPs refuse it. Choose SHA-256 as signature algorithm at the IdP (at OneLogin it is not the default).',
      },
    ]
  },
})

export const certificateDates = defineRule({
  id: 'certificate-dates',
  severity: 'warning',
  look({ signatures, message, known }) {
    const all = [
      ...signatures.map(({ certificate }) => certificate),
      ...message.providers.flatMap(({ keys }) => keys.map(({ certificate }) => certificate)),
    ]
    const distinct = new Map(all.flatMap((each) => (each ? [[each.sha256, each]] : [])))
    return [...distinct.values()].flatMap(({ subject, notAfter, notBefore }) => {
      const now = known.now.getTime()
      const advice =
        'SPs that look at the dates refuse it. Plan a new certificate at the IdP, and load the metadata anew at the SP.'
      if (notAfter.getTime() <= now)
        return [
          {
            words: `The certificate ${quoted(subject)} expired ${duration(now - notAfter.getTime())} ago, at ${notAfter.toISOString()}.`,
            advice,
          },
        ]
      if (notBefore.getTime() > now)
        return [{ words: `The certificate ${quoted(subject)} is valid from ${notBefore.toISOString()} only.`, advice }]
      if (notAfter.getTime() - now < 30 * 86_400_000)
        return [
          {
            words: `The certificate ${quoted(subject)} expires in ${duration(notAfter.getTime() - now)}, at ${notAfter.toISOString()}.`,
            advice,
            severity: 'note' as const,
          },
        ]
      return []
    })
  },
})

export const keyShort = defineRule({
  id: 'key-short',
  severity: 'warning',
  look: ({ signatures }) =>
    signatures.flatMap(({ certificate, on }) =>
      certificate?.rsaBits && certificate.rsaBits < 2048
        ? [
            {
              words: `The key that signs the ${on} has ${certificate.rsaBits} bits.`,
              advice: 'SAML2int wants 2048 at least. Make a new certificate at the IdP.',
            },
          ]
        : [],
    ),
})

export const noSigningKey = defineRule({
  id: 'no-signing-key',
  severity: 'error',
  look: ({ message }) =>
    message.providers
      .filter(
        ({ roles, keys }) =>
          roles.includes('IDPSSODescriptor') && !keys.some(({ use, certificate }) => use !== 'encryption' && certificate),
      )
      .map(({ entityId }) => ({
        words: `The metadata of ${quoted(entityId ?? '')} has no signing certificate that can be read.`,
        advice: 'An SP cannot check anything with it. Fetch it anew from the IdP.',
      })),
})

export const trustRules = [
  notSigned,
  signatureBroken,
  certificateOther,
  notCovered,
  signatureElsewhere,
  sha1,
  certificateDates,
  keyShort,
  noSigningKey,
]

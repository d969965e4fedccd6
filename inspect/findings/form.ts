import { success, wordFor } from '../names.ts'
import { listed, quoted } from '../text.ts'
import { defineRule } from './finding.ts'
import { entraCodes, statusWords } from './status-words.ts'

/** What kind of message it is, and whether it is one that can be read at all. */

export const statusNotSuccess = defineRule({
  id: 'status-not-success',
  severity: 'error',
  look({ message: { status } }) {
    if (!status || status.code === success) return []
    const { code, subCode, message } = status
    const [entra] = /AADSTS\d+/.exec(message ?? '') ?? []
    const names = [code, ...(subCode === null ? [] : [subCode])].map(wordFor)
    const known = entra === undefined ? undefined : entraCodes[entra]
    const meaning = known ?? statusWords[wordFor(subCode ?? '')] ?? statusWords[wordFor(code)]
    return [
      {
        words: `The IdP signed nobody in: ${names.join(', ')}${message ? `, ${quoted(message)}` : ''}.`,
        advice: meaning ?? 'The reason is in the log of the IdP alone.',
      },
    ]
  },
})

export const noAssertion = defineRule({
  id: 'no-assertion',
  severity: 'error',
  look: ({ message: { kind, status, assertions, encrypted } }) =>
    kind === 'Response' && (status === null || status.code === success) && assertions.length === 0 && encrypted.length === 0
      ? [
          {
            words: 'The Response says Success and has no Assertion.',
            advice: 'No SP can sign in anybody with it. Look whether it was cut, or changed on its way.',
          },
        ]
      : [],
})

export const severalAssertions = defineRule({
  id: 'several-assertions',
  severity: 'error',
  look: ({ message: { assertions } }) =>
    assertions.length < 2
      ? []
      : [
          {
            words: `There are ${assertions.length} Assertions${assertions.some(({ misplacedIn }) => misplacedIn) ? `, and one stands inside ${listed(assertions.flatMap(({ misplacedIn }) => misplacedIn ?? []))}` : ''}: for ${listed(assertions.map(({ nameId }) => quoted(nameId?.value ?? 'nobody')))}.`,
            advice: 'Which of them an SP reads is up to it, and that is how signature wrapping works. Honest vendors send one.',
          },
        ],
})

export const assertionMisplaced = defineRule({
  id: 'assertion-misplaced',
  severity: 'error',
  look: ({ message: { assertions } }) =>
    assertions
      .filter(({ misplacedIn }) => misplacedIn !== null && misplacedIn !== 'Advice')
      .map(({ id, misplacedIn }) => ({
        words: `The Assertion ${quoted(id ?? 'without an ID')} stands inside ${misplacedIn}, where none belongs.`,
        advice: 'No honest IdP puts one there. Refuse the message.',
      })),
})

export const duplicateIds = defineRule({
  id: 'duplicate-ids',
  severity: 'error',
  look: ({ message: { duplicateIds: ids } }) =>
    ids.slice(0, 5).map((id) => ({
      words: `Several elements have the ID ${quoted(id)}.`,
      advice: 'SAML Core 1.3.4: an ID is unique. Nobody knows which of them a signature is over.',
    })),
})

export const versionOther = defineRule({
  id: 'version-other',
  severity: 'error',
  look: ({ message: { version, kind } }) =>
    kind.startsWith('Entit') || version === '2.0'
      ? []
      : [
          {
            words: `The Version is ${version === null ? 'not said' : quoted(version)}, not "2.0".`,
            advice: 'SPs for SAML 2.0 refuse it.',
          },
        ],
})

export const encryptedClosed = defineRule({
  id: 'encrypted-closed',
  severity: 'note',
  look: ({ message: { encrypted }, known }) =>
    encrypted.flatMap(({ name, algorithm, keyTransport, opened }) => {
      const how = listed([algorithm, keyTransport].flatMap((uri) => (uri === null ? [] : [wordFor(uri)])))
      if (opened === 'opened') return []
      if (opened === null && known.isClearBeside)
        return [
          {
            words: `${name} is encrypted (${how || 'nothing says how'}). What stands in it is shown apart, as the IdP wrote it.`,
            advice: 'An SP reads it with its private key alone.',
          },
        ]
      if (opened === null)
        return [
          {
            words: `${name} is encrypted (${how || 'nothing says how'}): what stands in it is not shown.`,
            advice: "Give the SP's private key to read it; it is not kept.",
          },
        ]
      return [
        {
          words: `${name} (${how || 'nothing says how'}) cannot be read: ${opened.failed}.`,
          advice: 'Look whether the IdP encrypts for the certificate of this key.',
          severity: 'error' as const,
        },
      ]
    }),
})

export const weakEncryption = defineRule({
  id: 'weak-encryption',
  severity: 'warning',
  look: ({ message: { encrypted } }) =>
    encrypted.flatMap(({ name, algorithm, keyTransport }) =>
      [algorithm, keyTransport]
        .filter((uri) => uri?.endsWith('tripledes-cbc') || uri?.endsWith('rsa-1_5'))
        .map((uri) => ({
          words: `${name} is encrypted with ${wordFor(uri ?? '')}.`,
          advice: 'Libraries refuse it more and more. Choose AES (GCM where it is offered) and RSA-OAEP at the IdP.',
        })),
    ),
})

export const furtherMessages = defineRule({
  id: 'further-messages',
  severity: 'note',
  look: ({ decoded: { messages, shown } }) =>
    messages.length < 2
      ? []
      : [
          {
            words: `There are ${messages.length} messages in what was given: ${listed(
              messages.map((kind, index) => `${index + 1} ${kind}`),
              12,
            )}. This is number ${shown}.`,
            advice: 'Choose another by its number (at the command line: --message).',
          },
        ],
})

export const formRules = [
  statusNotSuccess,
  noAssertion,
  severalAssertions,
  assertionMisplaced,
  duplicateIds,
  versionOther,
  encryptedClosed,
  weakEncryption,
  furtherMessages,
]

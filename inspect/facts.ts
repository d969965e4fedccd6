import type { CertificateFacts } from './certificate.ts'
import type { Inspection } from './inspect.ts'
import { fromNow } from './instants.ts'
import type { Assertion, Attribute, EncryptedPart, Message, NameId, Provider } from './message.ts'
import { wordFor } from './names.ts'
import { revealInvisible } from './text.ts'

/** What a message says, in rows for people: one list for the terminal, the pages and for comparing. */

export interface Fact {
  label: string
  /** As it stands in the message, made visible. */
  values: string[]
  /** The word for a URI; of a moment, how far it is from the clock. */
  means: string | null
  /** Another one in each message: ids, moments. */
  changes: boolean
}

export interface FactGroup {
  title: string
  facts: Fact[]
}

type Row = [label: string, value: string | null | undefined | string[], kind?: 'changes' | 'moment' | 'uri']

const factsIn = (rows: Row[], now: Date | undefined): Fact[] =>
  rows.flatMap(([label, value, kind]) => {
    const values = [value ?? []].flat().map(revealInvisible)
    if (values.length === 0) return []
    const [first = ''] = values
    const word = kind === 'uri' && values.length === 1 ? wordFor(first) : first
    const distance = kind === 'moment' && now ? fromNow(first, now) : null
    return [{ label, values, means: word === first ? distance : word, changes: kind === 'changes' || kind === 'moment' }]
  })

/**
 * Everything but attributes, in groups; a group without facts is left out.
 * @param now the clock from which moments are said; without it they only stand as they are
 */
export function factsOf(message: Message, now?: Date): FactGroup[] {
  const { assertions } = message
  const groups = [
    { title: message.kind, facts: factsIn(messageRows(message), now) },
    ...assertions.flatMap((assertion, index) => assertionGroups(assertion, assertions.length > 1 ? ` ${index + 1}` : '', now)),
    ...message.encrypted.map((part) => ({ title: part.name, facts: factsIn(encryptedRows(part), now) })),
    ...message.providers.map((provider) => ({
      title: provider.entityId ?? 'Provider',
      facts: factsIn(providerRows(provider), now),
    })),
  ]
  return groups.filter(({ facts }) => facts.length > 0)
}

function messageRows({ request, logout, status, ...message }: Message): Row[] {
  return [
    ['Issuer', message.issuer],
    ['ID', message.id, 'changes'],
    ['Issued at', message.issueInstant, 'moment'],
    ['Destination', message.destination],
    ['In response to', message.inResponseTo, 'changes'],
    ['Version', message.version === '2.0' ? null : message.version],
    ['Status', status && [status.code, ...(status.subCode === null ? [] : [status.subCode])].map(wordFor)],
    ['Status message', status?.message],
    ['ACS URL', request?.acsUrl],
    ['ACS index', request?.acsIndex],
    ['Answer by', request?.binding, 'uri'],
    ['NameID format asked for', request?.nameIdFormat, 'uri'],
    ['May create an account', request?.allowCreate],
    ['Force authentication', request?.forceAuthn],
    ['Passive', request?.isPassive],
    ['Authentication asked for', request && request.contexts.length > 0 ? request.contexts.map(wordFor) : null],
    ['Compared', request?.comparison],
    ['Subject asked for', request?.subject],
    ...(logout?.nameId ? nameIdRows(logout.nameId) : []),
    ['Session index', logout?.sessionIndexes, 'changes'],
    ['Not on or after', logout?.notOnOrAfter, 'moment'],
    ['Reason', logout?.reason, 'uri'],
  ]
}

const nameIdRows = ({ value, format, nameQualifier, spNameQualifier }: NameId): Row[] => [
  ['NameID', value],
  ['NameID format', format, 'uri'],
  ['Name qualifier', nameQualifier],
  ['SP name qualifier', spNameQualifier],
]

function assertionGroups(assertion: Assertion, number: string, now: Date | undefined): FactGroup[] {
  const { conditions } = assertion
  const where = assertion.misplacedIn ? ` (inside ${assertion.misplacedIn})` : assertion.wasEncrypted ? ' (was encrypted)' : ''
  return [
    {
      title: `Assertion${number}${where}`,
      facts: factsIn(
        [
          ['Issuer', assertion.issuer],
          ['ID', assertion.id, 'changes'],
          ['Issued at', assertion.issueInstant, 'moment'],
          ...(assertion.nameId ? nameIdRows(assertion.nameId) : []),
        ],
        now,
      ),
    },
    ...assertion.confirmations.map((each) => ({
      title: `Subject confirmation${number}`,
      facts: factsIn(
        [
          ['Method', each.method, 'uri'],
          ['Recipient', each.recipient],
          ['In response to', each.inResponseTo, 'changes'],
          ['Not before', each.notBefore, 'moment'],
          ['Not on or after', each.notOnOrAfter, 'moment'],
          ['Address', each.address],
        ],
        now,
      ),
    })),
    {
      title: `Conditions${number}`,
      facts: factsIn(
        [
          ['Audience', conditions?.audiences],
          ['Not before', conditions?.notBefore, 'moment'],
          ['Not on or after', conditions?.notOnOrAfter, 'moment'],
          ['One-time use', conditions?.oneTimeUse ? 'yes' : null],
        ],
        now,
      ),
    },
    ...assertion.authn.map((each) => ({
      title: `Authentication${number}`,
      facts: factsIn(
        [
          ['Signed in at', each.instant, 'moment'],
          ['By', each.context, 'uri'],
          ['Session index', each.sessionIndex, 'changes'],
          ['Session until', each.sessionNotOnOrAfter, 'moment'],
        ],
        now,
      ),
    })),
  ]
}

const encryptedRows = ({ algorithm, keyTransport, opened }: EncryptedPart): Row[] => [
  ['Data', algorithm, 'uri'],
  ['Key', keyTransport, 'uri'],
  [
    'Read',
    opened === null ? 'no key was given' : opened === 'opened' ? 'with the key that was given' : 'the key does not open it',
  ],
]

const providerRows = (provider: Provider): Row[] => [
  ['Role', provider.roles],
  ['Valid until', provider.validUntil, 'moment'],
  ...provider.endpoints.map(
    ({ name, binding, location, index }): Row => [
      `${name}, ${wordFor(binding)}${index === null ? '' : `, index ${index}`}`,
      location,
    ],
  ),
  ['NameID formats', provider.nameIdFormats.map(wordFor)],
  ['Wants signed requests', provider.wantsSignedRequests],
  ['Wants signed assertions', provider.wantsSignedAssertions],
  ...provider.keys.map(
    ({ use, certificate }): Row => [`Certificate for ${use}`, certificate ? certificateLines(certificate) : 'cannot be read'],
  ),
]

export const certificateLines = ({ subject, serial, notBefore, notAfter, sha256, key }: CertificateFacts): string[] => [
  revealInvisible(subject),
  `${key}, serial ${serial}`,
  `${notBefore.toISOString()} to ${notAfter.toISOString()}`,
  `SHA-256 ${sha256}`,
]

export interface AttributeRow {
  name: string
  /** Its format, and the name for people where it has one. */
  about: string[]
  /** As they stand; `(empty)`, `(null)` and `(no value)` where there is no text. */
  values: { text: string; isText: boolean }[]
}

/** The attributes of an Assertion, in the order in which they stand there. */
export function attributeRows({ attributes }: Pick<Assertion, 'attributes'>): AttributeRow[] {
  return attributes.map((attribute) => ({
    name: revealInvisible(attribute.name),
    about: aboutAttribute(attribute),
    values:
      attribute.values.length === 0
        ? [{ text: '(no value)', isText: false }]
        : attribute.values.map(({ text, isNil }) =>
            isNil
              ? { text: '(null)', isText: false }
              : text === ''
                ? { text: '(empty)', isText: false }
                : { text: revealInvisible(text), isText: true },
          ),
  }))
}

function aboutAttribute({ nameFormat, friendlyName, values }: Attribute): string[] {
  const types = [...new Set(values.flatMap(({ type }) => type ?? []))]
  return [
    ...(friendlyName === null ? [] : [`friendly name ${friendlyName}`]),
    ...(nameFormat === null ? [] : [wordFor(nameFormat)]),
    ...types,
  ].map(revealInvisible)
}

/** How the message was packed, in a sentence. */
export function packedWords({ decoded, message }: Pick<Inspection, 'decoded' | 'message'>): string {
  const { packed, parameter } = decoded
  const article = /^[AEIOU]/.test(message.kind) ? 'an' : 'a'
  const of = parameter === null ? '' : `, from ${parameter}`
  return packed.length === 0
    ? `${article} ${message.kind} in plain XML${of}`
    : `${article} ${message.kind} out of ${packed.join(', then ')}${of}`
}

import type { Difference } from './compare.ts'
import { attributeRows, type Fact, factsOf, packedWords } from './facts.ts'
import type { Finding, Severity } from './findings/finding.ts'
import type { Inspection } from './inspect.ts'
import { signatureWords } from './signature-words.ts'
import { capitalised, clip, revealInvisible } from './text.ts'
import { clockWords } from './validity.ts'

/** What a terminal shows of a message. Nothing in it can move the cursor: every character is made visible. */

const wide = 22
/** Characters of one value; the whole stands in the XML. */
const maxValue = 500

/** The whole screen. Pure. */
export function screenOf(inspection: Inspection): string {
  const { message, findings, decoded } = inspection
  const clock = clockWords(inspection)
  const where = [
    ...(decoded.address === null ? [] : [`sent to ${decoded.address}`]),
    ...(decoded.relayState === null ? [] : [`RelayState ${decoded.relayState}`]),
  ]
  const parts = [
    [capitalised(packedWords(inspection)), ...where.map(revealInvisible)],
    [tally(findings), ...findings.flatMap(findingLines)],
    ...(clock === '' ? [] : [[clock]]),
    [
      'Signatures',
      ...signatureWords(inspection).flatMap(({ verdict, text, details }) => [
        `  ${marks[verdict]} ${text}`,
        ...details.map((each) => `           ${each}`),
      ]),
    ],
    ...factsOf(message, inspection.now).map(({ title, facts }) => [
      revealInvisible(title),
      ...facts.flatMap((fact) => row(fact.label, shownValues(fact))),
    ]),
    ...message.assertions.map((assertion) => {
      const rows = attributeRows(assertion)
      return [
        rows.length === 0 ? 'No attributes' : `Attributes (${rows.length})`,
        ...rows.flatMap(({ name, values, about }) => [
          ...row(
            name,
            values.map(({ text }) => text),
          ),
          ...about.map((each) => `${' '.repeat(wide + 4)}· ${each}`),
        ]),
      ]
    }),
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const shownValues = ({ values, means, changes }: Fact): string[] =>
  means === null ? values : changes ? [`${values[0]} (${means})`] : [`${means} (${values[0]})`]

const marks = { good: '[holds] ', bad: '[broken]', open: '[open]  ' } as const
const labels: Record<Severity, string> = { error: 'ERROR   ', warning: 'WARNING ', note: 'NOTE    ' }

const findingLines = ({ severity, id, words, advice }: Finding): string[] => [
  `  ${labels[severity]} ${revealInvisible(words)}`,
  `           ${advice} (${id})`,
]

/** `2 errors, 1 note`. */
export function tally(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const).map(
    (severity) => [severity, findings.filter((each) => each.severity === severity).length] as const,
  )
  const said = counts.flatMap(([name, count]) => (count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`]))
  return said.length === 0 ? 'Nothing to complain about' : capitalised(said.join(', '))
}

function row(label: string, values: readonly string[]): string[] {
  const name = revealInvisible(label)
  const lines = values.map((value) => clip(value, maxValue))
  const [first = ''] = lines
  // A name that is longer than its column has its value on the next line.
  const head = name.length > wide ? [`  ${name}`, `${' '.repeat(wide + 4)}${first}`] : [`  ${name.padEnd(wide)}  ${first}`]
  return [...head, ...lines.slice(1).map((value) => `${' '.repeat(wide + 4)}${value}`)]
}

/** What differs between two messages. */
export function differencesScreen(differences: readonly Difference[], names: { one: string; other: string }): string {
  const [lasting, changing] = [differences.filter(({ changes }) => !changes), differences.filter(({ changes }) => changes)]
  const values = (found: string[] | null) =>
    found === null ? '(not there)' : found.length === 0 ? '(nothing)' : found.map((each) => clip(each, maxValue)).join(' | ')
  const lines = lasting.flatMap(({ part, label, one, other }) => [
    `  ${part}: ${label}`,
    `    - ${values(one)}`,
    `    + ${values(other)}`,
  ])
  const head =
    lasting.length === 0
      ? `No difference that lasts between ${names.one} and ${names.other}`
      : `Differences: - ${names.one}, + ${names.other}`
  const tail =
    changing.length === 0
      ? []
      : ['', `  Different each time: ${[...new Set(changing.map(({ part, label }) => `${part}: ${label}`))].join('; ')}`]
  return `${[head, ...lines, ...tail].map(revealInvisible).join('\n')}\n`
}

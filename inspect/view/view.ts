import { xmlHtml } from '../colour.ts'
import { attributeRows, factsOf, packedWords } from '../facts.ts'
import type { Severity } from '../findings/finding.ts'
import type { Inspection } from '../inspect.ts'
import { tally } from '../screen.ts'
import { signatureWords } from '../signature-words.ts'
import { capitalised, clip, revealInvisible } from '../text.ts'
import { clockWords } from '../validity.ts'

/** What the templates of this folder show of a message: plain data. Every name is always there, since the report's templates are strict. */

export interface ViewOptions {
  /** Of the headings inside. */
  level: 2 | 3 | 4 | 5 | 6
  /** Characters of the XML that are shown. */
  maxXml: number
  /** Whether the XML is part of it; the report shows it by itself. */
  xml?: boolean
}

const maxValue = 1_000
const maxValues = 200
const names: Record<Severity, string> = { error: 'Error', warning: 'Warning', note: 'Note' }
const verdicts = { good: 'holds', bad: 'broken', open: 'open' } as const

export type InspectionView = ReturnType<typeof viewOf>

/** Pure. */
export function viewOf(inspection: Inspection, { level, maxXml, xml = true }: ViewOptions) {
  const { message, findings, decoded, opened } = inspection
  return {
    level,
    kind: message.kind,
    packed: capitalised(packedWords(inspection)),
    sentTo: revealInvisible(decoded.address ?? ''),
    relayState: revealInvisible(decoded.relayState ?? ''),
    tally: tally(findings),
    findings: findings.map(({ id, severity, words, advice }) => ({
      id,
      severity,
      name: names[severity],
      words: revealInvisible(words),
      advice,
    })),
    signatures: signatureWords(inspection).map(({ verdict, text, details }) => ({
      verdict,
      name: verdicts[verdict],
      text,
      details,
    })),
    clock: clockWords(inspection),
    groups: factsOf(message, inspection.now).map(({ title, facts }) => ({
      title: clip(revealInvisible(title), 200),
      facts: facts.map(({ label, values, means, changes }) => ({
        label,
        means: changes ? '' : (means ?? ''),
        distance: changes ? (means ?? '') : '',
        values: values.map((value) => clip(value, maxValue)),
      })),
    })),
    assertions: message.assertions.map((assertion, index) => ({
      title: message.assertions.length > 1 ? `Attributes of assertion ${index + 1}` : 'Attributes',
      rows: attributeRows(assertion).map(({ name, about, values }) => ({
        name: clip(name, maxValue),
        about: about.join(', '),
        values: values.slice(0, maxValues).map(({ text, isText }) => ({ text: clip(text, maxValue), isText })),
        more: Math.max(0, values.length - maxValues),
      })),
    })),
    texts: xml
      ? [{ title: 'XML', xml: decoded.xml }, ...opened.map((each) => ({ title: 'XML of what was encrypted', xml: each }))].map(
          ({ title, xml: text }) => ({
            title,
            html: xmlHtml(clip(text, maxXml)),
            cut: text.length > maxXml ? maxXml.toLocaleString('en') : '',
          }),
        )
      : [],
  }
}

import type { Preview } from '../../idp/index.ts'

/** What was asked: a vendor, an expression, and of whom. */
export interface Asked {
  vendor: string
  /** What the vendor itself would do with an expression that is wrong. */
  mistakes: { unreadable: string; fault: string }
  expression: string
  person: { id: string; displayName: string; email: string }
}

/** What a statement sends, for reading. Pure. */
export function previewWords({ vendor, mistakes, expression, person }: Asked, preview: Preview): string {
  const head = `${vendor}: ${expression}\nfor ${person.id} (${person.displayName}, ${person.email})\n`
  switch (preview.kind) {
    case 'unreadable':
      return `${vendor} cannot read the expression\n${pointed(expression, preview.at)}\n${preview.message}\n${mistakes.unreadable}`
    case 'fault':
      return `${head}\nNothing is sent: ${preview.message}\n${mistakes.fault}\n`
    case 'sent':
      return `${head}\n${valuesIn(preview.values)}\n${wire(vendor, preview.xml)}\n`
  }
}

/** As many characters of an expression as a line of a terminal has room for. */
const room = 100

/** The expression, or what of a long one is around the character, with a mark under that. Pure. */
function pointed(expression: string, at: number): string {
  const start = expression.length <= room ? 0 : Math.max(0, Math.min(at - 1 - room / 2, expression.length - room))
  const [before, after] = [start > 0 ? '… ' : '', start + room < expression.length ? ' …' : '']
  const line = `  ${before}${expression.slice(start, start + room).replace(/[\n\r\t]/g, ' ')}${after}`
  return `${line}\n  ${' '.repeat(before.length + Math.max(at - 1 - start, 0))}^`
}

function valuesIn(values: string[] | null): string {
  if (values === null) return 'no value: it was never set\n'
  if (values.length === 0) return 'a list without values\n'
  return values
    .map((value, index) => `${values.length === 1 ? '' : `${index + 1}  `}${value === '' ? '(empty)' : value}\n`)
    .join('')
}

const wire = (vendor: string, xml: string | null): string =>
  xml === null ? `${vendor} sends no Attribute.` : `On the wire:\n${xml}`

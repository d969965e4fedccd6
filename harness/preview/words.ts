import type { Preview } from '../../idp/index.ts'

/** What was asked: a vendor, an expression, and of whom. */
export interface Asked {
  vendor: string
  expression: string
  person: { id: string; displayName: string; email: string }
}

/** What a statement sends, for reading. Pure. */
export function previewWords({ vendor, expression, person }: Asked, preview: Preview): string {
  const head = `${vendor}: ${expression}\nfor ${person.id} (${person.displayName}, ${person.email})\n`
  switch (preview.kind) {
    case 'unreadable':
      return `${vendor} cannot read the expression\n  ${expression}\n  ${' '.repeat(Math.max(preview.at - 1, 0))}^\n${preview.message}`
    case 'fault':
      return `${head}\nNothing is sent: ${preview.message}\n`
    case 'sent':
      return `${head}\n${valuesIn(preview.values)}\n${wire(vendor, preview.xml)}\n`
  }
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

import type { Argument, Source } from './tree.ts'

/** Writes a source as the portal shows it; reading that again gives the same tree. Pure. */
export function printEntra(source: Source): string {
  switch (source.kind) {
    case 'attribute':
      return `user.${source.name}`
    case 'constant':
      return `"${source.text.replaceAll('"', '""')}"`
    case 'number':
      return String(source.value)
    case 'transformation':
      return `${source.name} (${source.args.map(written).join(', ')})`
  }
}

const written = ({ name, isEach, source }: Argument): string =>
  `${name === null ? '' : `${name} = `}${isEach ? 'all ' : ''}${printEntra(source)}`

/** The value at an RFC 6901 JSON pointer, or undefined when there is none. '' is the whole document. */
export function atPointer(document: unknown, pointer: string): unknown {
  if (pointer === '') return document
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      document,
    )
}

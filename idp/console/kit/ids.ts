/** `My App` → `my-app`, or `my-app-2` when that is taken. */
export function idFor(name: string, taken: (id: string) => boolean): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return firstFree(plain || 'app', taken)
}

/** The id, or with a number behind it where that is taken; at most as long as an id may be. @param plain begins with a letter or digit */
export function firstFree(plain: string, taken: (id: string) => boolean): string {
  const short = plain.slice(0, 100)
  for (let count = 1; ; count++) {
    const id = count === 1 ? short : `${short}-${count}`
    if (!taken(id)) return id
  }
}

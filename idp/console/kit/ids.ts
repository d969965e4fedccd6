/** `My App` → `my-app`, or `my-app-2` when that is taken. */
export function idFor(name: string, taken: (id: string) => boolean): string {
  const plain =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 100) || 'app'
  for (let count = 1; ; count++) {
    const id = count === 1 ? plain : `${plain}-${count}`
    if (!taken(id)) return id
  }
}

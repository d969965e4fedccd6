import { readFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'

const fragment = (id: string) => `#${encodeURI(id).replaceAll('#', '%23')}`

export const caseHref = (id: string): string => fragment(id)
export const requirementAnchor = (id: string): string => `req-${id}`
export const requirementHref = (id: string): string => fragment(requirementAnchor(id))

/** A link to a file of the report folder; null for anything that would lead elsewhere (a scheme, an absolute path, `..`). */
export function fileHref(path: string): string | null {
  const parts = path.split('/')
  if (path === '' || /[\\:]/.test(path) || parts.some((part) => part === '..' || part === '')) return null
  return parts.map(encodeURIComponent).join('/')
}

const kinds: readonly { type: string; magic: number[] }[] = [
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
]

/** A picture of the report folder as a data URI; null when it is not there, not inside the folder, not PNG or JPEG, or over `maxBytes`. */
export function imageData(outDir: string, path: string, maxBytes: number): string | null {
  const full = join(outDir, path)
  const inside = relative(outDir, full)
  if (inside.startsWith('..') || isAbsolute(inside) || fileHref(path) === null) return null
  try {
    const bytes = readFileSync(full)
    const kind = kinds.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte))
    // Base64 takes four characters for three bytes.
    return kind && bytes.length * 1.34 <= maxBytes ? `data:${kind.type};base64,${bytes.toString('base64')}` : null
  } catch {
    return null
  }
}

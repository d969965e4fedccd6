import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../stages.ts'
import { catalogueDocument } from './catalogue.ts'
import { schemaDocuments } from './schemas.ts'
import { documentSources } from './sources.ts'
import { targetReference } from './target-reference.ts'
import { vendorFactsDocument } from './vendor-facts.ts'

/** Every generated document: where it lies, from the project's root, and what it has to say. */
export function documents(): { file: string; text: string }[] {
  return [catalogueDocument(documentSources), targetReference(), vendorFactsDocument(), ...schemaDocuments(documentSources)]
}

/** What the file says now; null when there is none. */
export function written(file: string): string | null {
  try {
    return readFileSync(path.join(root, file), 'utf8')
  } catch {
    return null
  }
}

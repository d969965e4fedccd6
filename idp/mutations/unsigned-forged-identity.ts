import { forgeDraft } from './bend.ts'
import { defineMutation } from './mutation.ts'

/** Somebody wrote it who has no key, about a person of their choice. CVE-2024-4985: it was believed because it was encrypted. */
export const unsignedForgedIdentity = defineMutation({
  id: 'unsigned-forged-identity',
  title: 'Forged from nothing, without a signature',
  stage: 'draft',
  requirement: 'ENC-01',
  forgesIdentity: true,
  apply(draft, context) {
    draft.signing.parts = []
    return forgeDraft(draft, context)
  },
})

import { defineMutation } from './mutation.ts'

/** A genuine message of the right key, whose signature and digest are made with SHA-1. SAML2int SDP-ALG01 asks for SHA-256. */
export const signedWithSha1 = defineMutation({
  id: 'signed-with-sha1',
  title: 'Signature and digest made with SHA-1',
  stage: 'draft',
  requirement: 'ALG-01',
  apply(draft) {
    draft.signing.hash = 'sha1'
    return draft
  },
})

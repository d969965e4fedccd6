import { edit, forgeElement } from './bend.ts'
import { defineMutation } from './mutation.ts'

/** The identity was changed under a genuine signature, so the digest no longer fits. XML Signature 3.2.1. */
export const contentTampered = defineMutation({
  id: 'content-tampered',
  title: 'Identity changed after signing',
  stage: 'signed',
  requirement: 'SIG-04',
  forgesIdentity: true,
  apply: (message, context) => edit(message, (response) => forgeElement(response, context)),
})

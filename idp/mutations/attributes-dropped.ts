import { defineMutation } from './mutation.ts'

/** A genuine Response that leaves out every attribute the administrator chose: what a broken mapping at the IdP looks like. */
export const attributesDropped = defineMutation({
  id: 'attributes-dropped',
  title: 'Assertion without the attributes that are configured',
  stage: 'draft',
  requirement: 'I-24',
  apply(draft) {
    draft.assertion.attributes = []
    return draft
  },
})

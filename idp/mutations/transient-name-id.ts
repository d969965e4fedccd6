import { nameIdFormats } from '../saml/names.ts'
import { defineMutation } from './mutation.ts'

/** The message is genuine, and names the person by a value that is made for this sign-in alone. SAML Core 8.3.8. */
export const transientNameId = defineMutation({
  id: 'transient-name-id',
  title: 'Transient NameID',
  stage: 'draft',
  requirement: 'F-38',
  apply(draft) {
    draft.assertion.nameId = { value: `_t${draft.assertion.id.slice(1)}`, format: nameIdFormats.transient }
    return draft
  },
})

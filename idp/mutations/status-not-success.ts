import { status } from '../saml/names.ts'
import { defineMutation } from './mutation.ts'

/** The IdP says that it failed, with a good Assertion inside. SAML Core 3.2.2.2, Profiles 4.1.4.2. */
export const statusNotSuccess = defineMutation({
  id: 'status-not-success',
  title: 'Status is Responder',
  stage: 'draft',
  requirement: 'RESP-01',
  apply(draft) {
    draft.response.statusCode = status.responder
    return draft
  },
})

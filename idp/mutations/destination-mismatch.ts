import { defineMutation } from './mutation.ts'

/** The Response was meant for another address. SAML Core 3.2.2: then it is discarded. Covered by a signature where the vendor signs Responses. */
export const destinationMismatch = defineMutation({
  id: 'destination-mismatch',
  title: 'Destination of another SP',
  stage: 'draft',
  requirement: 'RESP-03',
  apply(draft) {
    draft.response.destination = 'https://other-sp.example/acs'
    return draft
  },
})

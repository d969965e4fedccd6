import { defineMutation, MutationImpossible } from './mutation.ts'

/** The person's previous Response once more, byte for byte. SAML Profiles 4.1.4.5: a bearer assertion is used once. */
export const replayed = defineMutation({
  id: 'replayed',
  title: 'The previous Response sent again',
  stage: 'wire',
  requirement: 'REPLAY-01',
  apply(_message, { previous }) {
    if (previous === null)
      throw new MutationImpossible('There is no earlier Response for this person and app to replay: sign in once before.')
    return previous
  },
})

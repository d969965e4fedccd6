import { escapeText } from '../saml/xml.ts'
import { defineMutation } from './mutation.ts'

/**
 * Signed for `ada@acme.example.attacker.example`, then cut by a comment after `ada@acme.example`. Canonical XML drops comments, so
 * the signature stays good; an SP may refuse or read the whole name, never the part before the comment. CERT/CC VU#475445.
 */
export const commentInNameid = defineMutation({
  id: 'comment-in-nameid',
  title: 'Comment splits the NameID after signing',
  stage: 'wire',
  requirement: 'C14N-01',
  forgesIdentity: true,
  prepare(draft, { canary, person }) {
    draft.assertion.nameId.value = canary
    for (const attribute of draft.assertion.attributes) {
      attribute.values = attribute.values.map((value) => value.replaceAll(person.email, canary))
    }
    return draft
  },
  canary: (email) => email + suffix,
  apply(message, { person }) {
    const victim = escapeText(person.email)
    return message.replaceAll(`>${victim}${suffix}<`, `>${victim}<!---->${suffix}<`)
  },
})

const suffix = '.attacker.example'

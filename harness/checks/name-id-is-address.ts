import { all, defineCheck, notVerified, same } from './check.ts'
import { signIns } from './seen.ts'

const EMAIL = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

/** Judges our own IdP: with the format EmailAddress the NameID says so, and is the person's address. SAML Core 8.3.2. */
export const nameIdIsAddress = defineCheck({
  id: 'name-id-is-address',
  title: "The NameID has the format emailAddress and is the person's address",
  evidence: 'E3',
  evaluate({ steps }) {
    const outcomes = signIns(steps).map(({ sent, person }) =>
      sent && person
        ? same(`${EMAIL}: ${person.email}`, `${sent.nameIdFormat}: ${sent.nameId}`)
        : notVerified('no assertion was sent'),
    )
    return all(outcomes, 'nobody signed in')
  },
})

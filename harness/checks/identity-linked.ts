import { all, defineCheck, notVerified, same } from './check.ts'
import { judgeSignIns } from './expectation.ts'

/** A hand-made account is tied to the person at the IdP by the first sign-in (issuer and NameID are stored). */
export const identityLinked = defineCheck({
  id: 'identity-linked',
  title: "The account holds the IdP's identifier of the person",
  evidence: 'E1',
  evaluate: (run) => {
    const linked = judgeSignIns(run, 'any', ({ sent, after }) => {
      if (!after?.idpIds) return notVerified('no observer shows stored identifiers')
      const wanted = sent.nameId
      const stored = after.idpIds.map((each) => each.slice(each.indexOf('|') + 1))
      return same(
        `stored: ${wanted}`,
        stored.includes(wanted) ? `stored: ${wanted}` : `stored: ${stored.join(', ') || 'nothing'}`,
      )
    })
    return all([linked], 'nobody signed in')
  },
})

import { defineCheck, notApplicable, notVerified, satisfied, violated } from './check.ts'
import { judgeSignIns } from './expectation.ts'

/** A hand-made account is tied to the person at the IdP by the first sign-in (issuer and NameID are stored). */
export const identityLinked = defineCheck({
  id: 'identity-linked',
  title: "The account holds the IdP's identifier of the person",
  evidence: 'E1',
  evaluate: (run) =>
    judgeSignIns(run, 'any', ['idpIds'], ({ sent, after }) => {
      if (!after?.idpIds && run.policy.matchKey === 'email')
        return notApplicable('the declared policy knows people by their address (matchKey: email), and no identifier is shown')
      if (!after?.idpIds) return notVerified('no observer shows stored identifiers')
      // An SP that stores no issuer shows it as empty; then the NameID alone can be held against what was sent.
      const fits = after.idpIds.some((each) => each === `${sent.issuer}|${sent.nameId}` || each === `|${sent.nameId}`)
      return fits
        ? satisfied(`stored: ${sent.nameId}`)
        : violated(`stored: ${sent.nameId} of ${sent.issuer}`, `stored: ${after.idpIds.join(', ') || 'nothing'}`)
    }),
})

import { all, defineCheck, notVerified } from './check.ts'
import { portalSignIns } from './portal.ts'
import { judgeNothingMade } from './portal-refusal.ts'
import { signIns } from './seen.ts'

/** Where SAML or JIT is not configured, a portal sign-in is refused and makes neither a record nor a client. */
export const nothingBeforeSamlAndJit = defineCheck({
  id: 'nothing-before-saml-and-jit',
  title: 'Without SAML and JIT a portal sign-in makes nothing',
  evidence: 'E1',
  evaluate({ steps, given }) {
    const closed = new Set(given.environments.filter((each) => !each.jit || !each.samlEnabled).map((each) => each.name))
    const control = signIns(steps).some((step) => !closed.has(step.place?.name ?? '') && step.session?.signedInAs != null)
    if (!control) return notVerified('nobody got in where SAML and JIT are on, so a refusal proves nothing')
    return all(
      portalSignIns(steps)
        .filter((step) => closed.has(step.place?.name ?? ''))
        .map(judgeNothingMade),
      'nobody signed in to a portal without SAML or JIT',
    )
  },
})

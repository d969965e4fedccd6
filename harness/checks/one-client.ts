import { all, defineCheck, notApplicable, notVerified, same } from './check.ts'
import { makesClients, NO_CLIENTS, portalSignIns } from './portal.ts'
import { accountOf, NO_OBSERVER } from './seen.ts'

/** However often a person signs in to the portal, there is one client of theirs. */
export const oneClient = defineCheck({
  id: 'one-client',
  title: 'Later portal sign-ins make no second API client',
  evidence: 'E1',
  evaluate(run) {
    if (!makesClients(run)) return notApplicable('the declared policy makes no API client (sideEffects)')
    const { steps, people } = run
    const entries = portalSignIns(steps).filter((step) => step.session?.signedInAs != null)
    const outcomes = [...people.values()].flatMap((person) => {
      const own = entries.filter((step) => step.person?.id === person.id)
      const last = own.at(-1)
      if (own.length < 2 || !last) return []
      const account = accountOf(person, last.after)
      if (account === 'unknown' || account === null) return [notVerified(NO_OBSERVER)]
      const count = account.apiClients?.length
      if (count === undefined) return [notVerified(NO_CLIENTS)]
      if (count === 0) return [notVerified('no API client was made at all')]
      return [same('1 API client', `${count} API ${count === 1 ? 'client' : 'clients'}`)]
    })
    return all(outcomes, 'nobody signed in to the portal twice')
  },
})

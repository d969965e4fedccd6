import { defineCheck, notVerified, same } from './check.ts'
import { judgeFirstEntries, makesClients, NO_CLIENTS } from './portal.ts'

/** The first sign-in to the portal leaves the person with one API client. */
export const clientCreated = defineCheck({
  id: 'client-created',
  title: 'The first portal sign-in makes one API client of the person',
  evidence: 'E1',
  evaluate: (run) =>
    judgeFirstEntries(run, ({ account }) => {
      const count = account.apiClients?.length
      if (count === undefined) return notVerified(NO_CLIENTS)
      return same(makesClients(run) ? '1 API client' : '0 API clients', `${count} API ${count === 1 ? 'client' : 'clients'}`)
    }),
})

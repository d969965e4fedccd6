import { defineCheck, notVerified, same } from './check.ts'
import { judgeFirstClients, NO_CLIENTS, wordFor } from './portal.ts'

/** Each client that JIT makes signs in as the settings say that are in force then. */
export const clientMethod = defineCheck({
  id: 'client-method',
  title: 'A new API client has the authentication method of the settings',
  evidence: 'E1',
  evaluate: (run) =>
    judgeFirstClients(run, ({ account, settings }) => {
      if (!account.apiClients) return notVerified(NO_CLIENTS)
      const [client] = account.apiClients
      if (!client || !settings) return notVerified('there is no API client that was made from saved settings')
      if (client.method === undefined) return notVerified('no observer shows how API clients sign in')
      return same(`method ${wordFor(run, settings.method)}`, `method ${client.method}`)
    }),
})

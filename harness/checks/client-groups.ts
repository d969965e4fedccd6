import { defineCheck, notVerified, same } from './check.ts'
import { judgeFirstClients, NO_CLIENTS } from './portal.ts'
import { listed } from './seen.ts'

/** Each client that JIT makes is in the groups of the settings and in no other. */
export const clientGroups = defineCheck({
  id: 'client-groups',
  title: 'A new API client is in the groups of the settings',
  evidence: 'E1',
  needs: ['groups'],
  evaluate: (run) =>
    judgeFirstClients(run, ({ account, settings }) => {
      if (!account.apiClients) return notVerified(NO_CLIENTS)
      const [client] = account.apiClients
      if (!client || !settings) return notVerified('there is no API client that was made from saved settings')
      if (client.groups === undefined) return notVerified('no observer shows groups of API clients')
      return same(`groups ${listed(settings.groups)}`, `groups ${listed(client.groups)}`)
    }),
})

import { defineCheck, notVerified, same } from './check.ts'
import { judgeFirstClients, NO_CLIENTS } from './portal.ts'

const words = (policy: string | null) => (policy === null ? 'no policy' : `policy ${policy}`)

/** Each client that JIT makes has the policy that is chosen in the settings, or none where none is. */
export const clientPolicy = defineCheck({
  id: 'client-policy',
  title: 'A new API client has the policy of the settings, or none',
  evidence: 'E1',
  evaluate: (run) =>
    judgeFirstClients(run, ({ account, settings }) => {
      if (!account.apiClients) return notVerified(NO_CLIENTS)
      const [client] = account.apiClients
      if (!client || !settings) return notVerified('there is no API client that was made from saved settings')
      if (client.policy === undefined) return notVerified('no observer shows policies of API clients')
      return same(words(settings.policy), words(client.policy))
    }),
})

import { methodWords } from '../portal/settings.ts'
import type { Entry } from './entry.ts'
import { Refused } from './refusal.ts'
import type { Change, EndUserInput, ProvisioningDecision } from './types.ts'

/** The client that JIT provisioning makes: each person has one. */
const JIT_CLIENT = 'JIT client'

/**
 * Workato docs "JIT user settings": they must be saved before end users can log in to the portal. Refused before anything is made, for
 * known people too. Throws Refused `portal-not-configured`.
 */
export function demandSettings({ portal }: Pick<EndUserInput, 'portal'>): void {
  if (portal && portal.settings === null)
    throw new Refused('portal-not-configured', 'the JIT user settings of the developer portal were never saved')
}

/**
 * What a portal sign-in does beside any other: after the account, its owner's first one also makes an API client from the saved settings.
 * Throws Refused `jit-disabled` where JIT may make none.
 */
export function withClient(input: EndUserInput, decision: ProvisioningDecision, { consumes }: Entry): ProvisioningDecision {
  const { portal, environment, policy: promises } = input
  if (!portal?.settings || decision.verification) return decision
  if (!promises.sideEffects.includes('apiClient')) return decision
  if (decision.account && portal.clientOwners.includes(decision.account.id))
    return { ...decision, reasons: [...decision.reasons, 'the API client is there already: none is made'] }
  if (!environment.jit && !consumes)
    throw new Refused('jit-disabled', `there is no API client and JIT provisioning is off in ${environment.name}`)
  const { method, policy, groups } = portal.settings
  const client: Change = { do: 'create-client', name: JIT_CLIENT, method, policy, groups }
  const words = `API client made: ${methodWords[method]}, ${policy === null ? 'no policy' : `policy ${policy}`}${groups.length > 0 ? `, groups ${groups.join(', ')}` : ''}`
  return { ...decision, changes: [...decision.changes, client], reasons: [...decision.reasons, words] }
}

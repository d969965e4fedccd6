import { bend } from '../../defects/defect.ts'
import type { ProvisioningDecision } from '../../jit/types.ts'
import type { Organisation } from '../../organisations/store.ts'

/** Where the developer portal of an organisation is. */
export const portalPath = (organisation: string): string => `/o/${encodeURIComponent(organisation)}/portal`

/**
 * Where a sign-in to the portal ends. Workato docs "JIT user settings": JIT users land on the Discover new APIs page on first login.
 * @param home the page of the environment
 */
export function landingPath(organisation: Organisation, decision: ProvisioningDecision, home: string): string {
  // Where no client is made, a new account is what tells a first login.
  const mark = organisation.policy.endUser.sideEffects.includes('apiClient') ? 'create-client' : 'create-account'
  const first = decision.changes.some((change) => change.do === mark)
  const path = `${portalPath(organisation.slug)}/${first ? 'discover' : 'apis'}`
  return bend(organisation.activeDefects, 'portalLanding', path, { home })
}

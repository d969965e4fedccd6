import { bend } from '../defects/defect.ts'
import type { Policy } from '../jit/policy.ts'
import type { Place } from './place.ts'
import type { Organisation } from './store.ts'

/** The provisioning policy that holds at a place, with the domains that the organisation has by now. */
export function policyAt({ activeDefects, policy, domains }: Organisation, { kind }: Pick<Place, 'kind'>): Policy {
  const declared = kind === 'end-user' ? policy.endUser : policy.workspace
  const current = {
    ...declared,
    verifiedDomains: [...declared.verifiedDomains, ...domains.verified],
    allowedDomains: [...declared.allowedDomains, ...domains.allowed],
  }
  return bend(activeDefects, 'policy', current, { surface: kind })
}

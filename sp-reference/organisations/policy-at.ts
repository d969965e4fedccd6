import { bend } from '../defects/defect.ts'
import type { Policy } from '../jit/policy.ts'
import type { Place } from './place.ts'
import type { Organisation } from './store.ts'

/** The provisioning policy that holds at a place. */
export const policyAt = (organisation: Organisation, { kind }: Pick<Place, 'kind'>): Policy =>
  bend(organisation.activeDefects, 'policy', kind === 'end-user' ? organisation.policy.endUser : organisation.policy.workspace, {
    surface: kind,
  })

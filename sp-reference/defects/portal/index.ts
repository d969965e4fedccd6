import type { Defect } from '../defect.ts'
import { approvalOpensAll } from './approval-opens-all.ts'
import { approvalOpensNothing } from './approval-opens-nothing.ts'
import { clientGroupsForgotten } from './client-groups-forgotten.ts'
import { clientMadeFirst } from './client-made-first.ts'
import { clientMethodIgnored } from './client-method-ignored.ts'
import { clientNotMade } from './client-not-made.ts'
import { clientPolicyForgotten } from './client-policy-forgotten.ts'
import { everythingGranted } from './everything-granted.ts'
import { grantsLeakToOthers } from './grants-leak-to-others.ts'
import { methodEditable } from './method-editable.ts'
import { methodFollowsSettings } from './method-follows-settings.ts'
import { missingGroupAccepted } from './missing-group-accepted.ts'
import { onlyLastCollectionShown } from './only-last-collection-shown.ts'
import { pendingCountsAsGranted } from './pending-counts-as-granted.ts'
import { portalJitSwitchIgnored } from './portal-jit-switch-ignored.ts'
import { portalLandsOnHome } from './portal-lands-on-home.ts'
import { portalOpenBeforeSaved } from './portal-open-before-saved.ts'
import { recordLeftBeforeSaved } from './record-left-before-saved.ts'
import { rejectionGrants } from './rejection-grants.ts'
import { requestNotKept } from './request-not-kept.ts'
import { secondClientOnLogin } from './second-client-on-login.ts'
import { tryOutForAll } from './try-out-for-all.ts'

/** The faults of the developer portal. */
export const portalDefects: readonly Defect[] = [
  approvalOpensAll,
  approvalOpensNothing,
  clientGroupsForgotten,
  clientMadeFirst,
  clientMethodIgnored,
  clientNotMade,
  clientPolicyForgotten,
  everythingGranted,
  grantsLeakToOthers,
  methodEditable,
  methodFollowsSettings,
  missingGroupAccepted,
  onlyLastCollectionShown,
  pendingCountsAsGranted,
  portalJitSwitchIgnored,
  portalLandsOnHome,
  portalOpenBeforeSaved,
  recordLeftBeforeSaved,
  rejectionGrants,
  requestNotKept,
  secondClientOnLogin,
  tryOutForAll,
]

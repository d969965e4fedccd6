import type { Defect } from '../defect.ts'
import { addressOverwrittenOnLogin } from './address-overwritten-on-login.ts'
import { domainFormsDiffer } from './domain-forms-differ.ts'
import { emergencyAccountLinked } from './emergency-account-linked.ts'
import { groupIdAlwaysKnown } from './group-id-always-known.ts'
import { groupIdIgnored } from './group-id-ignored.ts'
import { groupsSplitAtCommasAlone } from './groups-split-at-commas-alone.ts'
import { halfRecordOnFailure } from './half-record-on-failure.ts'
import { joinedGroupsTakenWhole } from './joined-groups-taken-whole.ts'
import { nameIdWithoutIssuer } from './name-id-without-issuer.ts'
import { overageCountsAsNone } from './overage-counts-as-none.ts'

/** The faults of who somebody is, and of what becomes of a person who is there already. */
export const identityDefects: readonly Defect[] = [
  addressOverwrittenOnLogin,
  domainFormsDiffer,
  emergencyAccountLinked,
  groupIdAlwaysKnown,
  groupIdIgnored,
  groupsSplitAtCommasAlone,
  halfRecordOnFailure,
  joinedGroupsTakenWhole,
  nameIdWithoutIssuer,
  overageCountsAsNone,
]

import { accountActive } from './account-active.ts'
import { accountCreated } from './account-created.ts'
import { changeWaitsForSignIn } from './change-waits-for-sign-in.ts'
import type { Check } from './check.ts'
import { decisionLogged } from './decision-logged.ts'
import { defaultPermissions } from './default-permissions.ts'
import { emailFromAssertion } from './email-from-assertion.ts'
import { environmentsGranted } from './environments-granted.ts'
import { groupsAtCreation } from './groups-at-creation.ts'
import { groupsPerPolicy } from './groups-per-policy.ts'
import { identityLinked } from './identity-linked.ts'
import { nameFromAssertion } from './name-from-assertion.ts'
import { nameNeverEmpty } from './name-never-empty.ts'
import { noHalfRecord } from './no-half-record.ts'
import { nothingBeforeFirstSignIn } from './nothing-before-first-sign-in.ts'
import { oneAccount } from './one-account.ts'
import { oneCreateEvent } from './one-create-event.ts'
import { parallelSignInsSucceed } from './parallel-sign-ins-succeed.ts'
import { permissionsKept } from './permissions-kept.ts'
import { profilePerPolicy } from './profile-per-policy.ts'
import { repeatChangesNothing } from './repeat-changes-nothing.ts'
import { roleFromAssertion } from './role-from-assertion.ts'
import { roleOnJoin } from './role-on-join.ts'
import { rolePerPolicy } from './role-per-policy.ts'
import { sentAsConfigured } from './sent-as-configured.ts'
import { signedInAtOnce } from './signed-in-at-once.ts'
import { ssoRequired } from './sso-required.ts'
import { workspaceMember } from './workspace-member.ts'

/** Every check, in the order in which reports show them. */
export const checks: readonly Check[] = [
  accountCreated,
  oneCreateEvent,
  oneAccount,
  signedInAtOnce,
  accountActive,
  emailFromAssertion,
  nameFromAssertion,
  nameNeverEmpty,
  environmentsGranted,
  groupsAtCreation,
  defaultPermissions,
  ssoRequired,
  workspaceMember,
  roleFromAssertion,
  roleOnJoin,
  rolePerPolicy,
  profilePerPolicy,
  permissionsKept,
  groupsPerPolicy,
  identityLinked,
  repeatChangesNothing,
  nothingBeforeFirstSignIn,
  changeWaitsForSignIn,
  parallelSignInsSucceed,
  noHalfRecord,
  decisionLogged,
  sentAsConfigured,
]

export const checksById: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]))

import { accessRequested } from './access-requested.ts'
import { accountActive } from './account-active.ts'
import { accountCreated } from './account-created.ts'
import { accountPerMatchKey } from './account-per-match-key.ts'
import { addressPerPolicy } from './address-per-policy.ts'
import { anotherIdpsAccountClosed } from './another-idps-account-closed.ts'
import { appKeptAsTyped } from './app-kept-as-typed.ts'
import { appTypeWithoutEffect } from './app-type-without-effect.ts'
import { approvalOpensOne } from './approval-opens-one.ts'
import { appsPerPermissions } from './apps-per-permissions.ts'
import { attributesOnMembership } from './attributes-on-membership.ts'
import { audienceIsEntityId } from './audience-is-entity-id.ts'
import { authnRequestAfterPlatformSession } from './authn-request-after-platform-session.ts'
import { bothCertificatesAccepted } from './both-certificates-accepted.ts'
import { builderSideClosed } from './builder-side-closed.ts'
import { canaryNotBelieved } from './canary-not-believed.ts'
import { changeWaitsForSignIn } from './change-waits-for-sign-in.ts'
import type { Check } from './check.ts'
import { clientAfterRecord } from './client-after-record.ts'
import { clientCreated } from './client-created.ts'
import { clientGroups } from './client-groups.ts'
import { clientMethod } from './client-method.ts'
import { clientMethodFrozen } from './client-method-frozen.ts'
import { clientPolicy } from './client-policy.ts'
import { collectionsBrowsable } from './collections-browsable.ts'
import { copiedValuesTrue } from './copied-values-true.ts'
import { creationIsAtomic } from './creation-is-atomic.ts'
import { decisionLogged } from './decision-logged.ts'
import { defaultPermissions } from './default-permissions.ts'
import { domainPerPolicy } from './domain-per-policy.ts'
import { dormantAccountListed } from './dormant-account-listed.ts'
import { emailFromAssertion } from './email-from-assertion.ts'
import { emergencyWayIn } from './emergency-way-in.ts'
import { entitledLetIn } from './entitled-let-in.ts'
import { environmentsGranted } from './environments-granted.ts'
import { everyDecisionLogged } from './every-decision-logged.ts'
import { furtherWorkspacePerPolicy } from './further-workspace-per-policy.ts'
import { groupsAtCreation } from './groups-at-creation.ts'
import { groupsPerPolicy } from './groups-per-policy.ts'
import { identityLinked } from './identity-linked.ts'
import { ignoredRoleLogged } from './ignored-role-logged.ts'
import { inactivePerPolicy } from './inactive-per-policy.ts'
import { invitationPerPolicy } from './invitation-per-policy.ts'
import { invitationUsedUp } from './invitation-used-up.ts'
import { jitSwitchObeyed } from './jit-switch-obeyed.ts'
import { joinedAfterCode } from './joined-after-code.ts'
import { landsOnDiscover } from './lands-on-discover.ts'
import { lastingIdentifierSent } from './lasting-identifier-sent.ts'
import { leaverRecordStays } from './leaver-record-stays.ts'
import { leaverStaysOut } from './leaver-stays-out.ts'
import { mailToAccountAddress } from './mail-to-account-address.ts'
import { metadataUsable } from './metadata-usable.ts'
import { methodPerEnvironment } from './method-per-environment.ts'
import { missingGroupRefused } from './missing-group-refused.ts'
import { nameFromAssertion } from './name-from-assertion.ts'
import { nameIdIsAddress } from './name-id-is-address.ts'
import { nameNeverEmpty } from './name-never-empty.ts'
import { nameNotShortened } from './name-not-shortened.ts'
import { newCertificateAccepted } from './new-certificate-accepted.ts'
import { noAccessAtFirst } from './no-access-at-first.ts'
import { noAuthnRequestInPlatformSession } from './no-authn-request-in-platform-session.ts'
import { noHalfRecord } from './no-half-record.ts'
import { noJoinWithoutVerification } from './no-join-without-verification.ts'
import { noSignUpForm } from './no-sign-up-form.ts'
import { noSyncInPlatformSession } from './no-sync-in-platform-session.ts'
import { noUnwantedMail } from './no-unwanted-mail.ts'
import { noUseBeforeApproval } from './no-use-before-approval.ts'
import { notConfiguredRefused } from './not-configured-refused.ts'
import { notEntitledRefused } from './not-entitled-refused.ts'
import { nothingBeforeFirstSignIn } from './nothing-before-first-sign-in.ts'
import { nothingBeforeSamlAndJit } from './nothing-before-saml-and-jit.ts'
import { nothingCreated } from './nothing-created.ts'
import { nothingForASecondPerson } from './nothing-for-a-second-person.ts'
import { nothingWithoutAssertion } from './nothing-without-assertion.ts'
import { oneAccount } from './one-account.ts'
import { oneClient } from './one-client.ts'
import { oneCreateEvent } from './one-create-event.ts'
import { oneEnvironment } from './one-environment.ts'
import { overheadKnown } from './overhead-known.ts'
import { ownRefusal } from './own-refusal.ts'
import { parallelSignInsSucceed } from './parallel-sign-ins-succeed.ts'
import { passwordPerPopulation } from './password-per-population.ts'
import { permissionsKept } from './permissions-kept.ts'
import { portalClosedUntilSaved } from './portal-closed-until-saved.ts'
import { privilegedAccountNotCaptured } from './privileged-account-not-captured.ts'
import { problemsFlagged } from './problems-flagged.ts'
import { problemsShown } from './problems-shown.ts'
import { profilePerPolicy } from './profile-per-policy.ts'
import { providerDataAsTold } from './provider-data-as-told.ts'
import { providerListed } from './provider-listed.ts'
import { recipientIsAcs } from './recipient-is-acs.ts'
import { refused } from './refused.ts'
import { rejectionChangesNothing } from './rejection-changes-nothing.ts'
import { removedMemberPerPolicy } from './removed-member-per-policy.ts'
import { repeatChangesNothing } from './repeat-changes-nothing.ts'
import { rightIdp } from './right-idp.ts'
import { rightsOfRole } from './rights-of-role.ts'
import { roleFromAssertion } from './role-from-assertion.ts'
import { roleOfActiveWorkspace } from './role-of-active-workspace.ts'
import { roleOnJoin } from './role-on-join.ts'
import { rolePerPolicy } from './role-per-policy.ts'
import { samlSwitchObeyed } from './saml-switch-obeyed.ts'
import { seatLimitPerPolicy } from './seat-limit-per-policy.ts'
import { sentAsConfigured } from './sent-as-configured.ts'
import { sessionSurvivesRefusal } from './session-survives-refusal.ts'
import { setUpOpensSignIn } from './set-up-opens-sign-in.ts'
import { sha1PerPolicy } from './sha1-per-policy.ts'
import { signedInAtOnce } from './signed-in-at-once.ts'
import { ssoRequired } from './sso-required.ts'
import { statementValueSent } from './statement-value-sent.ts'
import { syncSkipLogged } from './sync-skip-logged.ts'
import { twinAccepted } from './twin-accepted.ts'
import { typedDataAgrees } from './typed-data-agrees.ts'
import { unknownGroupLogged } from './unknown-group-logged.ts'
import { unprovenAddressNotLinked } from './unproven-address-not-linked.ts'
import { unresolvedNotSent } from './unresolved-not-sent.ts'
import { unsolicitedPerPolicy } from './unsolicited-per-policy.ts'
import { vendorDefaults } from './vendor-defaults.ts'
import { verificationMailSent } from './verification-mail-sent.ts'
import { workspaceMember } from './workspace-member.ts'
import { workspaceSwitched } from './workspace-switched.ts'

/** Every check, in the order in which reports show them. */
export const checks: readonly Check[] = [
  accountCreated,
  oneCreateEvent,
  oneAccount,
  accountPerMatchKey,
  anotherIdpsAccountClosed,
  unprovenAddressNotLinked,
  privilegedAccountNotCaptured,
  signedInAtOnce,
  rightIdp,
  accountActive,
  emailFromAssertion,
  nameFromAssertion,
  nameNeverEmpty,
  environmentsGranted,
  oneEnvironment,
  groupsAtCreation,
  defaultPermissions,
  ssoRequired,
  noUnwantedMail,
  passwordPerPopulation,
  methodPerEnvironment,
  emergencyWayIn,
  inactivePerPolicy,
  invitationPerPolicy,
  invitationUsedUp,
  removedMemberPerPolicy,
  seatLimitPerPolicy,
  domainPerPolicy,
  jitSwitchObeyed,
  samlSwitchObeyed,
  notConfiguredRefused,
  workspaceMember,
  roleFromAssertion,
  roleOnJoin,
  attributesOnMembership,
  rightsOfRole,
  builderSideClosed,
  rolePerPolicy,
  ignoredRoleLogged,
  profilePerPolicy,
  addressPerPolicy,
  permissionsKept,
  appsPerPermissions,
  groupsPerPolicy,
  unknownGroupLogged,
  identityLinked,
  repeatChangesNothing,
  nothingBeforeFirstSignIn,
  nothingWithoutAssertion,
  leaverStaysOut,
  leaverRecordStays,
  dormantAccountListed,
  changeWaitsForSignIn,
  parallelSignInsSucceed,
  overheadKnown,
  noHalfRecord,
  creationIsAtomic,
  ownRefusal,
  decisionLogged,
  everyDecisionLogged,
  verificationMailSent,
  mailToAccountAddress,
  noJoinWithoutVerification,
  furtherWorkspacePerPolicy,
  joinedAfterCode,
  noSignUpForm,
  workspaceSwitched,
  roleOfActiveWorkspace,
  noAuthnRequestInPlatformSession,
  authnRequestAfterPlatformSession,
  noSyncInPlatformSession,
  syncSkipLogged,
  clientCreated,
  clientAfterRecord,
  clientMethod,
  clientPolicy,
  clientGroups,
  portalClosedUntilSaved,
  nothingBeforeSamlAndJit,
  landsOnDiscover,
  noAccessAtFirst,
  collectionsBrowsable,
  accessRequested,
  noUseBeforeApproval,
  approvalOpensOne,
  rejectionChangesNothing,
  nothingForASecondPerson,
  oneClient,
  clientMethodFrozen,
  missingGroupRefused,
  twinAccepted,
  refused,
  nothingCreated,
  canaryNotBelieved,
  nameNotShortened,
  sessionSurvivesRefusal,
  unsolicitedPerPolicy,
  sha1PerPolicy,
  providerListed,
  copiedValuesTrue,
  setUpOpensSignIn,
  providerDataAsTold,
  bothCertificatesAccepted,
  newCertificateAccepted,
  sentAsConfigured,
  recipientIsAcs,
  audienceIsEntityId,
  nameIdIsAddress,
  statementValueSent,
  lastingIdentifierSent,
  unresolvedNotSent,
  problemsFlagged,
  problemsShown,
  notEntitledRefused,
  entitledLetIn,
  metadataUsable,
  typedDataAgrees,
  vendorDefaults,
  appKeptAsTyped,
  appTypeWithoutEffect,
]

export const checksById: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]))

import { absentGroupsCleared } from './absent-groups-cleared.ts'
import { acceptEverything } from './accept-everything.ts'
import { acceptReplayedAssertion } from './accept-replayed-assertion.ts'
import { accountMadeAtStart } from './account-made-at-start.ts'
import { accountNotActive } from './account-not-active.ts'
import { allEnvironmentsGranted } from './all-environments-granted.ts'
import { anyCodeAccepted } from './any-code-accepted.ts'
import { approvalOpensAll } from './approval-opens-all.ts'
import { approvalOpensNothing } from './approval-opens-nothing.ts'
import { attributeNameCaseFolded } from './attribute-name-case-folded.ts'
import { attributeNamesHardCoded } from './attribute-names-hard-coded.ts'
import { blankNameErases } from './blank-name-erases.ts'
import { breaksWithoutProvider } from './breaks-without-provider.ts'
import { builderSideOpen } from './builder-side-open.ts'
import { chatAlwaysSaml } from './chat-always-saml.ts'
import { clientGroupsForgotten } from './client-groups-forgotten.ts'
import { clientMadeFirst } from './client-made-first.ts'
import { clientMethodIgnored } from './client-method-ignored.ts'
import { clientNotMade } from './client-not-made.ts'
import { clientPolicyForgotten } from './client-policy-forgotten.ts'
import { codeSentToAssertedAddress } from './code-sent-to-asserted-address.ts'
import { contactEmailIgnored } from './contact-email-ignored.ts'
import { customRoleAlwaysEdits } from './custom-role-always-edits.ts'
import { customRoleIsANameOnly } from './custom-role-is-a-name-only.ts'
import { customRoleOpensEveryFolder } from './custom-role-opens-every-folder.ts'
import { customRoleUnknown } from './custom-role-unknown.ts'
import { decisionNotLogged } from './decision-not-logged.ts'
import { defaultRoleAdmin } from './default-role-admin.ts'
import { defaultRoleResetOnLogin } from './default-role-reset-on-login.ts'
import type { Defect } from './defect.ts'
import { domainGateAlwaysOn } from './domain-gate-always-on.ts'
import { duplicateOnEmailCase } from './duplicate-on-email-case.ts'
import { emptyNameStored } from './empty-name-stored.ts'
import { endUserJoinsWorkspaces } from './end-user-joins-workspaces.ts'
import { environmentsBeyondTheFeature } from './environments-beyond-the-feature.ts'
import { everythingGranted } from './everything-granted.ts'
import { expiredCodeAccepted } from './expired-code-accepted.ts'
import { expiredPlatformSessionAccepted } from './expired-platform-session-accepted.ts'
import { extraDefaultPermission } from './extra-default-permission.ts'
import { firstGroupOnly } from './first-group-only.ts'
import { firstTextNodeNameid } from './first-text-node-nameid.ts'
import { fullHouseLocksEverybodyOut } from './full-house-locks-everybody-out.ts'
import { grantsLeakToOthers } from './grants-leak-to-others.ts'
import { groupMappingIgnored } from './group-mapping-ignored.ts'
import { groupNameIsARole } from './group-name-is-a-role.ts'
import { groupsIgnoredAtCreation } from './groups-ignored-at-creation.ts'
import { groupsOverwrittenWhenSyncOff } from './groups-overwritten-when-sync-off.ts'
import { halfRecordOnRefusal } from './half-record-on-refusal.ts'
import { identityNotLinked } from './identity-not-linked.ts'
import { inactiveAccountRevived } from './inactive-account-revived.ts'
import { invitationIgnored } from './invitation-ignored.ts'
import { invitationLeftOpen } from './invitation-left-open.ts'
import { invitedRoleForgotten } from './invited-role-forgotten.ts'
import { issuerGuessed } from './issuer-guessed.ts'
import { jitSwitchIgnored } from './jit-switch-ignored.ts'
import { joinWithoutVerification } from './join-without-verification.ts'
import { lastMappedGroupWins } from './last-mapped-group-wins.ts'
import { lastRequestLeftOpen } from './last-request-left-open.ts'
import { lastRoleWins } from './last-role-wins.ts'
import { laterSignInNeedsAName } from './later-sign-in-needs-a-name.ts'
import { laxRequestCookie } from './lax-request-cookie.ts'
import { membershipAttributesDropped } from './membership-attributes-dropped.ts'
import { methodEditable } from './method-editable.ts'
import { methodFollowsSettings } from './method-follows-settings.ts'
import { missingEmailPlaceholder } from './missing-email-placeholder.ts'
import { missingGroupAccepted } from './missing-group-accepted.ts'
import { nameAttributeIgnored } from './name-attribute-ignored.ts'
import { nameOverwrittenOnLogin } from './name-overwritten-on-login.ts'
import { noAccountCreated } from './no-account-created.ts'
import { noEmergencyWayIn } from './no-emergency-way-in.ts'
import { notAMember } from './not-a-member.ts'
import { oneEnvironmentGranted } from './one-environment-granted.ts'
import { oneRefusalForAll } from './one-refusal-for-all.ts'
import { onlyLastCollectionShown } from './only-last-collection-shown.ts'
import { passwordAllowedForSso } from './password-allowed-for-sso.ts'
import { passwordMailSent } from './password-mail-sent.ts'
import { passwordRefusedForAll } from './password-refused-for-all.ts'
import { pendingCountsAsGranted } from './pending-counts-as-granted.ts'
import { permissionsResetOnLogin } from './permissions-reset-on-login.ts'
import { platformSessionCreatesAccount } from './platform-session-creates-account.ts'
import { platformSessionRenames } from './platform-session-renames.ts'
import { portalJitSwitchIgnored } from './portal-jit-switch-ignored.ts'
import { portalLandsOnHome } from './portal-lands-on-home.ts'
import { portalOpenBeforeSaved } from './portal-open-before-saved.ts'
import { providerListedByIssuer } from './provider-listed-by-issuer.ts'
import { providerOfAnotherPlace } from './provider-of-another-place.ts'
import { raceCreatesDuplicates } from './race-creates-duplicates.ts'
import { readFirstAssertion } from './read-first-assertion.ts'
import { reasonsNotLogged } from './reasons-not-logged.ts'
import { recognisedByContactEmail } from './recognised-by-contact-email.ts'
import { recordLeftBeforeSaved } from './record-left-before-saved.ts'
import { refusalEndsSession } from './refusal-ends-session.ts'
import { refusalsNotLogged } from './refusals-not-logged.ts'
import { refuseEverything } from './refuse-everything.ts'
import { rejectionGrants } from './rejection-grants.ts'
import { removedMemberBreaks } from './removed-member-breaks.ts'
import { removedMemberKeptOut } from './removed-member-kept-out.ts'
import { requestNotKept } from './request-not-kept.ts'
import { rightCodeRefused } from './right-code-refused.ts'
import { roleAttributeIgnored } from './role-attribute-ignored.ts'
import { roleCaseFolded } from './role-case-folded.ts'
import { roleInheritedAcrossEnvironments } from './role-inherited-across-environments.ts'
import { roleOfFirstWorkspaceShown } from './role-of-first-workspace-shown.ts'
import { roleOnJoinFromAttribute } from './role-on-join-from-attribute.ts'
import { roleOverwrittenOnLogin } from './role-overwritten-on-login.ts'
import { samlSwitchAskedAtStartOnly } from './saml-switch-asked-at-start-only.ts'
import { secondClientOnLogin } from './second-client-on-login.ts'
import { secondPrompt } from './second-prompt.ts'
import { signUpFormShown } from './sign-up-form-shown.ts'
import { signedInBeforeTheAnswer } from './signed-in-before-the-answer.ts'
import { skipAudienceCheck } from './skip-audience-check.ts'
import { skipDestinationCheck } from './skip-destination-check.ts'
import { skipExpiryCheck } from './skip-expiry-check.ts'
import { skipInResponseToCheck } from './skip-in-response-to-check.ts'
import { skipIssuerCheck } from './skip-issuer-check.ts'
import { skipNotBeforeCheck } from './skip-not-before-check.ts'
import { skipRecipientCheck } from './skip-recipient-check.ts'
import { skipSignatureCheck } from './skip-signature-check.ts'
import { skipSignatureVerification } from './skip-signature-verification.ts'
import { skipStatusCheck } from './skip-status-check.ts'
import { sleepersDeactivated } from './sleepers-deactivated.ts'
import { sleepersNotListed } from './sleepers-not-listed.ts'
import { switchBlocked } from './switch-blocked.ts'
import { syncIgnored } from './sync-ignored.ts'
import { syncInEveryChannel } from './sync-in-every-channel.ts'
import { syncOnlyAdds } from './sync-only-adds.ts'
import { testAndProdRolesSwapped } from './test-and-prod-roles-swapped.ts'
import { timestampsTouchedOnRepeat } from './timestamps-touched-on-repeat.ts'
import { transientNameIdAccepted } from './transient-name-id-accepted.ts'
import { trustKeyinfoCertificate } from './trust-keyinfo-certificate.ts'
import { tryOutForAll } from './try-out-for-all.ts'
import { unknownGroupsCreated } from './unknown-groups-created.ts'
import { unknownRoleGranted } from './unknown-role-granted.ts'
import { unsolicitedAccepted } from './unsolicited-accepted.ts'
import { valuesOfFirstEnvironmentShown } from './values-of-first-environment-shown.ts'
import { wizardSwitchesIgnored } from './wizard-switches-ignored.ts'

/** Every deliberate fault of this service provider. */
export const defects: readonly Defect[] = [
  absentGroupsCleared,
  acceptEverything,
  acceptReplayedAssertion,
  accountMadeAtStart,
  accountNotActive,
  allEnvironmentsGranted,
  anyCodeAccepted,
  approvalOpensAll,
  approvalOpensNothing,
  attributeNameCaseFolded,
  attributeNamesHardCoded,
  blankNameErases,
  breaksWithoutProvider,
  builderSideOpen,
  chatAlwaysSaml,
  clientGroupsForgotten,
  clientMadeFirst,
  clientMethodIgnored,
  clientNotMade,
  clientPolicyForgotten,
  codeSentToAssertedAddress,
  contactEmailIgnored,
  customRoleAlwaysEdits,
  customRoleIsANameOnly,
  customRoleOpensEveryFolder,
  customRoleUnknown,
  decisionNotLogged,
  defaultRoleAdmin,
  defaultRoleResetOnLogin,
  domainGateAlwaysOn,
  duplicateOnEmailCase,
  emptyNameStored,
  endUserJoinsWorkspaces,
  environmentsBeyondTheFeature,
  everythingGranted,
  expiredCodeAccepted,
  expiredPlatformSessionAccepted,
  extraDefaultPermission,
  firstGroupOnly,
  firstTextNodeNameid,
  fullHouseLocksEverybodyOut,
  groupMappingIgnored,
  groupNameIsARole,
  grantsLeakToOthers,
  groupsIgnoredAtCreation,
  groupsOverwrittenWhenSyncOff,
  halfRecordOnRefusal,
  identityNotLinked,
  inactiveAccountRevived,
  invitationIgnored,
  invitationLeftOpen,
  invitedRoleForgotten,
  issuerGuessed,
  jitSwitchIgnored,
  joinWithoutVerification,
  lastMappedGroupWins,
  lastRequestLeftOpen,
  lastRoleWins,
  laterSignInNeedsAName,
  laxRequestCookie,
  membershipAttributesDropped,
  methodEditable,
  methodFollowsSettings,
  missingEmailPlaceholder,
  missingGroupAccepted,
  nameAttributeIgnored,
  nameOverwrittenOnLogin,
  noAccountCreated,
  noEmergencyWayIn,
  notAMember,
  oneEnvironmentGranted,
  oneRefusalForAll,
  onlyLastCollectionShown,
  passwordAllowedForSso,
  passwordMailSent,
  passwordRefusedForAll,
  pendingCountsAsGranted,
  permissionsResetOnLogin,
  platformSessionCreatesAccount,
  platformSessionRenames,
  providerListedByIssuer,
  providerOfAnotherPlace,
  portalJitSwitchIgnored,
  portalLandsOnHome,
  portalOpenBeforeSaved,
  raceCreatesDuplicates,
  readFirstAssertion,
  reasonsNotLogged,
  recognisedByContactEmail,
  recordLeftBeforeSaved,
  refusalEndsSession,
  refusalsNotLogged,
  refuseEverything,
  rejectionGrants,
  removedMemberBreaks,
  removedMemberKeptOut,
  requestNotKept,
  rightCodeRefused,
  roleAttributeIgnored,
  roleCaseFolded,
  roleInheritedAcrossEnvironments,
  roleOfFirstWorkspaceShown,
  roleOnJoinFromAttribute,
  roleOverwrittenOnLogin,
  samlSwitchAskedAtStartOnly,
  secondClientOnLogin,
  secondPrompt,
  signedInBeforeTheAnswer,
  signUpFormShown,
  skipAudienceCheck,
  skipDestinationCheck,
  skipExpiryCheck,
  skipInResponseToCheck,
  skipIssuerCheck,
  skipNotBeforeCheck,
  skipRecipientCheck,
  skipSignatureCheck,
  skipSignatureVerification,
  skipStatusCheck,
  sleepersDeactivated,
  sleepersNotListed,
  switchBlocked,
  syncIgnored,
  syncInEveryChannel,
  syncOnlyAdds,
  testAndProdRolesSwapped,
  timestampsTouchedOnRepeat,
  transientNameIdAccepted,
  trustKeyinfoCertificate,
  tryOutForAll,
  unknownGroupsCreated,
  unknownRoleGranted,
  unsolicitedAccepted,
  valuesOfFirstEnvironmentShown,
  wizardSwitchesIgnored,
]

const byId = new Map(defects.map((defect) => [defect.id, defect]))

/** The faults with these ids; unknown ids are left out (they are refused where an organisation is set up). */
export const findDefects = (ids: Iterable<string>): Defect[] => [...ids].flatMap((id) => byId.get(id) ?? [])

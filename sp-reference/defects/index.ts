import { absentGroupsCleared } from './absent-groups-cleared.ts'
import { acceptEverything } from './accept-everything.ts'
import { accountMadeAtStart } from './account-made-at-start.ts'
import { accountNotActive } from './account-not-active.ts'
import { allEnvironmentsGranted } from './all-environments-granted.ts'
import { anyCodeAccepted } from './any-code-accepted.ts'
import { attributeNameCaseFolded } from './attribute-name-case-folded.ts'
import { attributeNamesHardCoded } from './attribute-names-hard-coded.ts'
import { blankNameErases } from './blank-name-erases.ts'
import { breaksWithoutProvider } from './breaks-without-provider.ts'
import { builderSideOpen } from './builder-side-open.ts'
import { chatAlwaysSaml } from './chat-always-saml.ts'
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
import { expiredCodeAccepted } from './expired-code-accepted.ts'
import { expiredPlatformSessionAccepted } from './expired-platform-session-accepted.ts'
import { extraDefaultPermission } from './extra-default-permission.ts'
import { firstCertificateOnly } from './first-certificate-only.ts'
import { firstGroupOnly } from './first-group-only.ts'
import { fullHouseLocksEverybodyOut } from './full-house-locks-everybody-out.ts'
import { groupMappingIgnored } from './group-mapping-ignored.ts'
import { groupNameIsARole } from './group-name-is-a-role.ts'
import { groupsIgnoredAtCreation } from './groups-ignored-at-creation.ts'
import { groupsOverwrittenWhenSyncOff } from './groups-overwritten-when-sync-off.ts'
import { halfRecordOnRefusal } from './half-record-on-refusal.ts'
import { identityDefects } from './identity/index.ts'
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
import { messageDefects } from './messages/index.ts'
import { missingEmailPlaceholder } from './missing-email-placeholder.ts'
import { nameAttributeIgnored } from './name-attribute-ignored.ts'
import { nameOverwrittenOnLogin } from './name-overwritten-on-login.ts'
import { newCertificateIgnored } from './new-certificate-ignored.ts'
import { noAccountCreated } from './no-account-created.ts'
import { noEmergencyWayIn } from './no-emergency-way-in.ts'
import { notAMember } from './not-a-member.ts'
import { oneEnvironmentGranted } from './one-environment-granted.ts'
import { oneRefusalForAll } from './one-refusal-for-all.ts'
import { passwordAllowedForSso } from './password-allowed-for-sso.ts'
import { passwordMailSent } from './password-mail-sent.ts'
import { passwordRefusedForAll } from './password-refused-for-all.ts'
import { permissionsAreNamesOnly } from './permissions-are-names-only.ts'
import { permissionsBindNothing } from './permissions-bind-nothing.ts'
import { permissionsResetOnLogin } from './permissions-reset-on-login.ts'
import { platformSessionCreatesAccount } from './platform-session-creates-account.ts'
import { platformSessionRenames } from './platform-session-renames.ts'
import { portalDefects } from './portal/index.ts'
import { providerListedByIssuer } from './provider-listed-by-issuer.ts'
import { providerOfAnotherPlace } from './provider-of-another-place.ts'
import { raceCreatesDuplicates } from './race-creates-duplicates.ts'
import { reasonsNotLogged } from './reasons-not-logged.ts'
import { recognisedByContactEmail } from './recognised-by-contact-email.ts'
import { refusalEndsSession } from './refusal-ends-session.ts'
import { refusalsNotLogged } from './refusals-not-logged.ts'
import { refuseEverything } from './refuse-everything.ts'
import { removedMemberBreaks } from './removed-member-breaks.ts'
import { removedMemberKeptOut } from './removed-member-kept-out.ts'
import { retiredCertificateAccepted } from './retired-certificate-accepted.ts'
import { rightCodeRefused } from './right-code-refused.ts'
import { roleAttributeIgnored } from './role-attribute-ignored.ts'
import { roleCaseFolded } from './role-case-folded.ts'
import { roleInheritedAcrossEnvironments } from './role-inherited-across-environments.ts'
import { roleOfFirstWorkspaceShown } from './role-of-first-workspace-shown.ts'
import { roleOnJoinFromAttribute } from './role-on-join-from-attribute.ts'
import { roleOverwrittenOnLogin } from './role-overwritten-on-login.ts'
import { samlSwitchAskedAtStartOnly } from './saml-switch-asked-at-start-only.ts'
import { secondPrompt } from './second-prompt.ts'
import { sha1Accepted } from './sha1-accepted.ts'
import { signUpFormShown } from './sign-up-form-shown.ts'
import { signedInBeforeTheAnswer } from './signed-in-before-the-answer.ts'
import { sleepersDeactivated } from './sleepers-deactivated.ts'
import { sleepersNotListed } from './sleepers-not-listed.ts'
import { switchBlocked } from './switch-blocked.ts'
import { syncIgnored } from './sync-ignored.ts'
import { syncInEveryChannel } from './sync-in-every-channel.ts'
import { syncOnlyAdds } from './sync-only-adds.ts'
import { testAndProdRolesSwapped } from './test-and-prod-roles-swapped.ts'
import { timestampsTouchedOnRepeat } from './timestamps-touched-on-repeat.ts'
import { transientNameIdAccepted } from './transient-name-id-accepted.ts'
import { unknownGroupsCreated } from './unknown-groups-created.ts'
import { unknownRoleGranted } from './unknown-role-granted.ts'
import { unsolicitedAccepted } from './unsolicited-accepted.ts'
import { valuesOfFirstEnvironmentShown } from './values-of-first-environment-shown.ts'
import { wizardSwitchesIgnored } from './wizard-switches-ignored.ts'

const byName = (one: Defect, other: Defect) => one.id.localeCompare(other.id)

/** Every deliberate fault of this service provider, by name. */
export const defects: readonly Defect[] = [
  ...identityDefects,
  ...messageDefects,
  ...portalDefects,
  absentGroupsCleared,
  acceptEverything,
  accountMadeAtStart,
  accountNotActive,
  allEnvironmentsGranted,
  anyCodeAccepted,
  attributeNameCaseFolded,
  attributeNamesHardCoded,
  blankNameErases,
  breaksWithoutProvider,
  builderSideOpen,
  chatAlwaysSaml,
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
  expiredCodeAccepted,
  expiredPlatformSessionAccepted,
  extraDefaultPermission,
  firstCertificateOnly,
  firstGroupOnly,
  fullHouseLocksEverybodyOut,
  groupMappingIgnored,
  groupNameIsARole,
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
  missingEmailPlaceholder,
  nameAttributeIgnored,
  nameOverwrittenOnLogin,
  newCertificateIgnored,
  noAccountCreated,
  noEmergencyWayIn,
  notAMember,
  oneEnvironmentGranted,
  oneRefusalForAll,
  passwordAllowedForSso,
  passwordMailSent,
  passwordRefusedForAll,
  permissionsAreNamesOnly,
  permissionsBindNothing,
  permissionsResetOnLogin,
  platformSessionCreatesAccount,
  platformSessionRenames,
  providerListedByIssuer,
  providerOfAnotherPlace,
  raceCreatesDuplicates,
  reasonsNotLogged,
  recognisedByContactEmail,
  refusalEndsSession,
  refusalsNotLogged,
  refuseEverything,
  removedMemberBreaks,
  removedMemberKeptOut,
  retiredCertificateAccepted,
  rightCodeRefused,
  roleAttributeIgnored,
  roleCaseFolded,
  roleInheritedAcrossEnvironments,
  roleOfFirstWorkspaceShown,
  roleOnJoinFromAttribute,
  roleOverwrittenOnLogin,
  samlSwitchAskedAtStartOnly,
  secondPrompt,
  sha1Accepted,
  signUpFormShown,
  signedInBeforeTheAnswer,
  sleepersDeactivated,
  sleepersNotListed,
  switchBlocked,
  syncIgnored,
  syncInEveryChannel,
  syncOnlyAdds,
  testAndProdRolesSwapped,
  timestampsTouchedOnRepeat,
  transientNameIdAccepted,
  unknownGroupsCreated,
  unknownRoleGranted,
  unsolicitedAccepted,
  valuesOfFirstEnvironmentShown,
  wizardSwitchesIgnored,
].sort(byName)

const byId = new Map(defects.map((defect) => [defect.id, defect]))

/** The faults with these ids; unknown ids are left out (they are refused where an organisation is set up). */
export const findDefects = (ids: Iterable<string>): Defect[] => [...ids].flatMap((id) => byId.get(id) ?? [])

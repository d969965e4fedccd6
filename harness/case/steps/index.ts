import { acceptInvitationStep } from './accept-invitation.ts'
import { atIdpStep } from './at-idp.ts'
import { bentSignInStep } from './bent-sign-in.ts'
import { browseApisStep } from './browse-apis.ts'
import { callApiStep } from './call-api.ts'
import { changeAtIdpStep } from './change-at-idp.ts'
import { changeAtSpStep } from './change-at-sp.ts'
import { changeCertificateStep } from './change-certificate.ts'
import { changeClientStep } from './change-client.ts'
import { changePortalSettingsStep } from './change-portal-settings.ts'
import { changeSettingsStep } from './change-settings.ts'
import { connectIdpStep } from './connect-idp.ts'
import { decideRequestStep } from './decide-request.ts'
import { enterCodeStep } from './enter-code.ts'
import { finishSignInStep } from './finish-sign-in.ts'
import { inviteStep } from './invite.ts'
import { lateStepStep } from './late-step.ts'
import { launchInChatStep } from './launch-in-chat.ts'
import { openAppStep } from './open-app.ts'
import { openRecipeStep } from './open-recipe.ts'
import { openWorkspaceStep } from './open-workspace.ts'
import { parallelSignInsStep } from './parallel-sign-ins.ts'
import { passwordSignInStep } from './password-sign-in.ts'
import { removeMemberStep } from './remove-member.ts'
import { requestAccessStep } from './request-access.ts'
import { setDomainsStep } from './set-domains.ts'
import { setSeatsStep } from './set-seats.ts'
import { setUpProviderStep } from './set-up-provider.ts'
import { signInStep } from './sign-in.ts'
import type { StepKind, StepRunner } from './step.ts'
import { switchToStep } from './switch-to.ts'
import { tellCertificatesStep } from './tell-certificates.ts'
import { waitStep } from './wait.ts'

/** Every kind of step that a scenario may use. */
export const stepRunners: { [Kind in StepKind]: StepRunner<Kind> } = {
  'sign-in': signInStep,
  'finish-sign-in': finishSignInStep,
  'bent-sign-in': bentSignInStep,
  'parallel-sign-ins': parallelSignInsStep,
  'password-sign-in': passwordSignInStep,
  'change-at-idp': changeAtIdpStep,
  'change-at-sp': changeAtSpStep,
  'set-up-provider': setUpProviderStep,
  'change-settings': changeSettingsStep,
  'connect-idp': connectIdpStep,
  'change-certificate': changeCertificateStep,
  'tell-certificates': tellCertificatesStep,
  'late-step': lateStepStep,
  'at-idp': atIdpStep,
  'enter-code': enterCodeStep,
  'switch-to': switchToStep,
  'launch-in-chat': launchInChatStep,
  'open-workspace': openWorkspaceStep,
  'open-recipe': openRecipeStep,
  'open-app': openAppStep,
  'browse-apis': browseApisStep,
  'call-api': callApiStep,
  'change-client': changeClientStep,
  'change-portal-settings': changePortalSettingsStep,
  'decide-request': decideRequestStep,
  'request-access': requestAccessStep,
  invite: inviteStep,
  'accept-invitation': acceptInvitationStep,
  'remove-member': removeMemberStep,
  'set-seats': setSeatsStep,
  'set-domains': setDomainsStep,
  wait: waitStep,
}

import { z } from 'zod'
import { acceptInvitation } from './accept-invitation.ts'
import { atIdp } from './at-idp.ts'
import { bentSignIn } from './bent-sign-in.ts'
import { browseApis } from './browse-apis.ts'
import { callApi } from './call-api.ts'
import { changeAtIdp } from './change-at-idp.ts'
import { changeAtSp } from './change-at-sp.ts'
import { changeCertificate } from './change-certificate.ts'
import { changeClient } from './change-client.ts'
import { changePortalSettings } from './change-portal-settings.ts'
import { changeSettings } from './change-settings.ts'
import { connectIdp } from './connect-idp.ts'
import { decideRequest } from './decide-request.ts'
import { enterCode } from './enter-code.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { invite } from './invite.ts'
import { lateStep } from './late-step.ts'
import { launchInChat } from './launch-in-chat.ts'
import { openApp } from './open-app.ts'
import { openRecipe } from './open-recipe.ts'
import { openWorkspace } from './open-workspace.ts'
import { parallelSignIns } from './parallel-sign-ins.ts'
import { passwordSignIn } from './password-sign-in.ts'
import { removeMember } from './remove-member.ts'
import { requestAccess } from './request-access.ts'
import { setDomains } from './set-domains.ts'
import { setSeats } from './set-seats.ts'
import { setUpProvider } from './set-up-provider.ts'
import { signIn } from './sign-in.ts'
import { switchTo } from './switch-to.ts'
import { tellCertificates } from './tell-certificates.ts'
import { wait } from './wait.ts'

/** Every kind of step that a scenario may use. */
export const step = z.union([
  signIn,
  finishSignIn,
  bentSignIn,
  parallelSignIns,
  passwordSignIn,
  changeAtIdp,
  changeAtSp,
  setUpProvider,
  changeSettings,
  connectIdp,
  changeCertificate,
  tellCertificates,
  lateStep,
  atIdp,
  enterCode,
  switchTo,
  launchInChat,
  openWorkspace,
  openRecipe,
  openApp,
  requestAccess,
  decideRequest,
  callApi,
  browseApis,
  changePortalSettings,
  changeClient,
  invite,
  acceptInvitation,
  removeMember,
  setSeats,
  setDomains,
  wait,
])
export type StepFile = z.output<typeof step>

import { asTheStandard, type RequestRules, registered, wrongSignature } from '../requests.ts'

/** Another ACS is answered at the app's own, without a word of which request (capture of October 2022). Of the rest nothing is told. */
export const googleWorkspaceRequests: RequestRules = {
  serve({ request, app }) {
    if (request.acsUrl === null || registered(app).includes(request.acsUrl)) return { acsUrl: app.acsUrl }
    return {
      how: 'response',
      code: 'acs-not-allowed',
      acsUrl: app.acsUrl,
      statusCodes: ['requester', 'requestDenied'],
      message: `Invalid request, ACS Url in request ${request.acsUrl} doesn't match configured ACS Url ${app.acsUrl}.`,
      inResponseTo: null,
    }
  },
  passive: (asked, { acsUrl }) => asTheStandard(asked, acsUrl, 'passive', ['responder', 'noPassive']),
  unsigned: wrongSignature,
}

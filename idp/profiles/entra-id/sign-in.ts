import { wholeSeconds } from '../../saml/time.ts'
import type { RefusalCode, RefusalFacts, RefusalWords } from '../refusal.ts'
import type { SignIn } from '../sign-in.ts'
import { applicationId, directoryId } from './identity.ts'

const title = 'Sign in to your account'

/** Microsoft: who, the password, and whether to stay signed in. */
export const entraIdSignIn: SignIn = {
  steps: [
    {
      title,
      heading: 'Sign in',
      fields: [{ label: 'Email, phone, or Skype', name: 'loginfmt', value: 'userName' }],
      button: 'Next',
    },
    { title, heading: 'Enter password', fields: [{ label: 'Password', name: 'passwd', value: 'password' }], button: 'Sign in' },
    {
      title,
      heading: 'Stay signed in?',
      hint: 'Do this to reduce the number of times you are asked to sign in.',
      fields: [],
      checkbox: { label: "Don't show this again", name: 'DontShowAgain', silences: true },
      button: 'No',
      otherButton: 'Yes',
      main: 'otherButton',
    },
  ],
  secondFactor: {
    title,
    heading: 'Enter code',
    hint: 'Enter the code displayed in the authenticator app on your mobile device',
    fields: [{ label: 'Code', name: 'otc', value: 'code' }],
    button: 'Verify',
  },
  // The codes (AADSTS50034, 50126, 50057, 50053) are not on these pages, but in their scripts.
  messages: {
    unknownPerson: 'This username may be incorrect. Make sure you typed it correctly. Otherwise, contact your admin.',
    wrongPassword: 'Your account or password is incorrect.',
    wrongCode: "You didn't enter the expected verification code. Please try again.",
    suspended: 'Your account has been locked. Contact your support person to unlock it, then try again.',
    locked: 'Your account is temporarily locked to prevent unauthorized use. Try again later.',
  },
  continuing: () => ({ title: 'Working...', heading: 'Working...', button: 'Submit' }),
  form: {
    id: null,
    name: 'hiddenform',
    emptyRelayState: false,
    hexEntities: false,
    methodFirst: true,
    noscript: 'Script is disabled. Click Submit to continue.',
  },
  back: 'Back',
  signedOut: 'You signed out of your account.',
  purpose: { stands: 'below', of: (appName) => `to continue to ${appName}` },
  // Microsoft docs, "Configure session lifetime policies": a persistent session lasts 90 days.
  keeps: { days: 90, asked: { field: 'answer', value: 'Yes' } },
  remembers: {
    how: 'list',
    days: 90,
    title,
    heading: 'Pick an account',
    signedIn: 'Signed in',
    signedOut: 'Signed out',
    purpose: (appName) => `to continue to ${appName}`,
    other: 'Use another account',
    forget: { each: 'Forget' },
  },
  // Microsoft docs, "Web browser cookies used in Microsoft Entra authentication".
  cookies: { session: 'ESTSAUTH', lasting: 'ESTSAUTHPERSISTENT', names: 'ESTSUSERLIST', browser: 'buid' },
  // Microsoft docs, "Protect user accounts from attacks with Microsoft Entra smart lockout": the first lock; later ones are longer there.
  lock: { after: 10, seconds: 60, isSaid: true },
  // Microsoft docs, "Single sign-on SAML protocol", Subject.
  hint: { parameter: 'login_hint', does: 'skip-to-password' },
}

/** Microsoft docs, "Microsoft Entra authentication and authorization error codes"; layout of the page seen in 2026. */
export function entraIdRefusal(code: RefusalCode, facts: RefusalFacts): RefusalWords | undefined {
  const sentence = sentences[code]?.(facts)
  if (!sentence) return undefined
  return {
    title,
    heading: 'Sign in',
    sentence,
    text: `Sorry, but we're having trouble signing you in. ${sentence}`,
    details: {
      heading: 'Troubleshooting details',
      lines: [
        `Request Id: ${facts.traceId}`,
        `Correlation Id: ${facts.correlationId}`,
        `Timestamp: ${wholeSeconds(facts.at)}`,
        `Message: ${sentence}`,
      ],
    },
  }
}

const disabled = 'AADSTS50057: The user account is disabled.'

const sentences: Partial<Record<RefusalCode, (facts: RefusalFacts) => string>> = {
  'not-assigned': ({ appName, place, userName }) =>
    `AADSTS50105: Your administrator has configured the application ${appName} ('${place ? applicationId(place) : ''}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${userName}' is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator.`,
  'not-verified': () => disabled,
  suspended: () => disabled,
  locked: () =>
    "AADSTS50053: The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
  // MicrosoftDocs/azure-docs#45184 (2019).
  'issuer-unknown': ({ issuer, tenantId }) =>
    `AADSTS700016: Application with identifier '${issuer}' was not found in the directory '${directoryId(tenantId)}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  // Microsoft docs, "Problems signing in to SAML-based single sign-on configured apps": both sentences.
  'request-missing': () =>
    'AADSTS750054: SAMLRequest or SAMLResponse must be present as query string parameters in HTTP request for SAML Redirect binding.',
  'request-not-understood': () => 'AADSTS75005: The request is not a valid Saml2 protocol message.',
  'not-set-up': () => 'AADSTS900971: No reply address provided.',
  'request-unsigned': () =>
    'AADSTS76021: The request sent by client is not signed while the application requires signed requests.',
  // Of this one no code is known.
  'request-signature-wrong': () =>
    'The signature of the request could not be validated with the certificates of the application.',
  'authn-context': ({ wanted }) =>
    `AADSTS75011: Authentication method 'Password' by which the user authenticated with the service doesn't match requested authentication method '${wanted.map((each) => each.split(':').at(-1)).join(', ')}'.`,
  // ansible/awx-operator#1009 (2022), reportportal#2558 (2025): an app is named by its identifier.
  'acs-not-allowed': ({ acsUrl, issuer }) =>
    `AADSTS50011: The reply URL '${acsUrl}' specified in the request does not match the reply URLs configured for the application '${issuer}'. Make sure the reply URL sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/urlMismatchError to learn more about how to fix this.`,
}

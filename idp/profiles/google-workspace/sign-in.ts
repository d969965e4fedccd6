import type { RefusalCode, RefusalWords } from '../refusal.ts'
import type { SignIn } from '../sign-in.ts'

const title = 'Sign in - Google Accounts'

/** Google: identifier, then password. */
export const googleWorkspaceSignIn: SignIn = {
  steps: [
    { title, heading: 'Sign in', fields: [{ label: 'Email or phone', name: 'identifier', value: 'userName' }], button: 'Next' },
    { title, heading: 'Welcome', fields: [{ label: 'Enter your password', name: 'Passwd', value: 'password' }], button: 'Next' },
  ],
  secondFactor: {
    title,
    heading: '2-Step Verification',
    hint: 'Get a verification code from the Google Authenticator app',
    fields: [{ label: 'Enter code', name: 'totpPin', value: 'code' }],
    button: 'Next',
  },
  messages: {
    unknownPerson: 'Couldn’t find your Google Account',
    wrongPassword: 'Wrong password. Try again or ask your administrator to reset it.',
    wrongCode: 'Wrong code. Try again.',
    // What is said of a suspended account is documented, how it is said is ours, and so is all of the last one.
    suspended: 'This account has been suspended. Contact your administrator to restore it.',
    locked: 'Too many failed attempts. Try again later.',
  },
  continuing: (appName) => ({ title, heading: `Continuing to ${appName}`, button: 'Continue' }),
  form: { id: null, name: null, emptyRelayState: false, hexEntities: false },
  back: 'Switch account',
  signedOut: 'You are signed out.',
  purpose: { stands: 'below', of: (appName) => `to continue to ${appName}` },
  // Google Workspace Admin help, "Set session length for Google services": 14 days by default.
  keeps: { days: 14 },
  // Google Account help, "Sign in faster and easier". For how long is ours.
  remembers: {
    how: 'list',
    days: 365,
    title,
    heading: 'Choose an account',
    signedIn: 'Signed in',
    signedOut: 'Signed out',
    purpose: (appName) => `to continue to ${appName}`,
    other: 'Use another account',
    forget: { each: 'Remove', shows: 'Remove an account', ends: 'Done' },
  },
  cookies: { session: 'SID', names: 'ACCOUNT_CHOOSER', browser: 'NID' },
  hint: { parameter: 'login_hint', does: 'fill-in' },
}

/** Google Workspace Admin help, "SAML app error messages". */
const forbidden = (name: string, text: string): RefusalWords => ({
  status: 403,
  title: 'Error 403',
  heading: `403. That’s an error. Error: ${name}`,
  text,
})

/** What Google's servers say of an error, whatever the service. */
const general = (status: number, name: string, text: string): RefusalWords => ({
  status,
  title: `Error ${status} (${name})!!1`,
  heading: `${status}. That’s an error.`,
  text: `${text} That’s all we know.`,
})

const malformed = general(400, 'Bad Request', 'Your client has issued a malformed or illegal request.')

const messages: Partial<Record<RefusalCode, RefusalWords>> = {
  'not-assigned': forbidden('app_not_enabled_for_user', 'Service is not enabled for this user.'),
  'not-verified': forbidden('app_not_enabled_for_user', 'Service is not enabled for this user.'),
  'issuer-unknown': forbidden('app_not_configured', 'Service is not configured.'),
  // The heading is that of its sign-in pages; the rest is what they say of such an account.
  suspended: { title, heading: 'Couldn’t sign you in', text: googleWorkspaceSignIn.messages.suspended },
  locked: { title, heading: 'Couldn’t sign you in', text: googleWorkspaceSignIn.messages.locked },
  // That a malformed request is one of this service's failures is documented (Reports API, SAML audit activity); not which page it gets.
  'request-missing': malformed,
  'request-not-understood': malformed,
  'not-found': general(404, 'Not Found', 'The requested URL was not found on this server.'),
}

export const googleWorkspaceRefusal = (code: RefusalCode): RefusalWords | undefined => messages[code]

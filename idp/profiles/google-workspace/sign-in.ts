import type { RefusalCode, RefusalWords } from '../profile.ts'
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
    // The words are ours.
    suspended: 'This account has been suspended. Contact your administrator to restore it.',
    locked: 'Too many failed attempts. Try again later.',
  },
  continuing: (appName) => ({ title, heading: `Continuing to ${appName}`, button: 'Continue' }),
  form: { id: null, name: null, emptyRelayState: false, hexEntities: false },
  signedOut: 'You are signed out.',
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
    other: 'Use another account',
    forget: { each: 'Remove', shows: 'Remove an account', ends: 'Done' },
  },
  hint: { parameter: 'login_hint', does: 'fill-in' },
}

/** Google Workspace Admin help, "SAML app error messages". */
export function googleWorkspaceRefusal(code: RefusalCode): RefusalWords | undefined {
  const found = messages[code]
  return found && { status: 403, title: 'Error 403', heading: `403. That’s an error. Error: ${found.name}`, text: found.text }
}

const messages: Partial<Record<RefusalCode, { name: string; text: string }>> = {
  'not-assigned': { name: 'app_not_enabled_for_user', text: 'Service is not enabled for this user.' },
  'not-verified': {
    name: 'app_not_enabled_for_user',
    text: 'Service is not enabled for this user. The account has not been verified yet.',
  },
  'issuer-unknown': { name: 'app_not_configured', text: 'Service is not configured for this user.' },
}

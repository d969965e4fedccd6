import type { RefusalCode, RefusalFacts, RefusalWords } from '../profile.ts'
import type { SignIn } from '../sign-in.ts'

/** Okta Identity Engine: who first, then the password. */
export const oktaSignIn: SignIn = {
  steps: [
    {
      title: 'Sign In',
      heading: 'Sign In',
      fields: [{ label: 'Username', name: 'identifier', value: 'userName' }],
      checkbox: { label: 'Keep me signed in', name: 'rememberMe' },
      button: 'Next',
    },
    {
      title: 'Sign In',
      heading: 'Verify with your password',
      fields: [{ label: 'Password', name: 'credentials.passcode', value: 'password' }],
      button: 'Verify',
    },
  ],
  secondFactor: {
    title: 'Sign In',
    heading: 'Verify with Google Authenticator',
    hint: 'Enter the temporary code generated in your Google Authenticator app',
    fields: [{ label: 'Enter code', name: 'credentials.passcode', value: 'code' }],
    button: 'Verify',
  },
  messages: {
    unknownPerson: 'Unable to sign in. There is no account with this username.',
    wrongPassword: 'Unable to sign in. The password is incorrect.',
    wrongCode: "Your code doesn't match our records. Please try again.",
    // Okta does not say of what kind the trouble is, unless "Show lock out failures" is on.
    suspended: 'Unable to sign in',
    locked: 'Unable to sign in',
  },
  continuing: (appName) => ({ title: 'Signing in...', heading: `Signing in to ${appName}`, button: 'Continue' }),
  form: { id: 'appForm', name: null, emptyRelayState: true, hexEntities: true },
  signedOut: 'You have been signed out.',
  // "Keep me signed in" is documented, for how long depends on the policy of the org: these days are ours.
  keeps: { days: 15, asked: { field: 'rememberMe', value: '1' } },
  // The Sign-In Widget keeps the name in a cookie of a year, once whoever ticked the box has got in.
  remembers: { how: 'fill-in', days: 365, asked: { field: 'rememberMe', value: '1' } },
}

/** Okta support, "App Sign-on Error: 403 - User attempted unauthorized access to app". */
export function oktaRefusal(code: RefusalCode, { appName }: RefusalFacts): RefusalWords | undefined {
  if (code === 'not-assigned') {
    return {
      status: 403,
      title: '403 App Not Assigned',
      heading: '403 App Not Assigned',
      text: `You are not allowed to access ${appName}. The app is not assigned to you. Ask your administrator for access.`,
    }
  }
  if (code === 'not-verified') {
    return {
      title: 'Unable to sign in',
      heading: 'Unable to sign in',
      text: 'Your account is not active yet. Complete the verification in your activation email, then sign in again.',
    }
  }
  return undefined
}

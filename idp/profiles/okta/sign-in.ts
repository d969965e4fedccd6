import type { RefusalCode, RefusalFacts, RefusalWords } from '../refusal.ts'
import type { SignIn } from '../sign-in.ts'
import { formatOf } from './requests.ts'

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
  // okta/okta-auth-js, test/support/idx/factories: idx.unknown.user, incorrectPassword.
  messages: {
    unknownPerson: 'There is no account with the Username {name}.',
    wrongPassword: 'Password is incorrect',
    wrongCode: "Your code doesn't match our records. Please try again.",
    // Okta does not say of what kind the trouble is, unless "Show lock out failures" is on.
    suspended: 'Unable to sign in',
    locked: 'Unable to sign in',
  },
  continuing: (appName) => ({ title: 'Signing in...', heading: `Signing in to ${appName}`, button: 'Continue' }),
  form: { id: 'appForm', name: null, emptyRelayState: true, hexEntities: true },
  back: 'Back to sign in',
  signedOut: 'You have been signed out.',
  purpose: { stands: 'above', of: (appName) => `Connecting to ${appName}` },
  // "Keep me signed in" is documented, for how long depends on the policy of the org: these days are ours.
  keeps: { days: 15, asked: { field: 'rememberMe', value: '1' } },
  // The Sign-In Widget keeps the name in a cookie of a year, once whoever ticked the box has got in.
  remembers: { how: 'fill-in', days: 365, asked: { field: 'rememberMe', value: '1' } },
  cookies: { session: 'idx', names: 'ln', browser: 'DT' },
  // Okta support, "When does the MFA lockout counter reset?": 10 by default; whoever is locked out is not told, unless the policy says so.
  lock: { after: 10, seconds: null, isSaid: false },
}

/** Okta support, "App Sign-on Error: 403 - User attempted unauthorized access to app". */
const notAssigned = (appName: string): RefusalWords => ({
  status: 403,
  title: '403 App Not Assigned',
  heading: '403 App Not Assigned',
  text: `You are not allowed to access ${appName}. The app is not assigned to you.`,
})

const notVerified: RefusalWords = {
  title: 'Unable to sign in',
  heading: 'Unable to sign in',
  text: 'Your account is not active yet.',
}

/** One page for whatever is wrong with a request, as in reports of 2019 to 2025 (django-saml2-auth#81, pan-globalprotect-okta#24). */
const badRequest = (description: string): RefusalWords => ({
  status: 400,
  title: '400 Bad Request',
  heading: '400 Bad Request',
  text: `Your request resulted in an error. ${description}`,
  sentence: description,
})

/** With the words of flipboxfactory/saml-sp#235 (2025), which others report alike: nothing asked for is written as ''. */
const otherFormat = (asked: string, own: string): RefusalWords =>
  badRequest(`NameIDPolicy '${asked}' is not the configured Name ID Format '${own}' for the app`)

export function oktaRefusal(code: RefusalCode, { appName, place, nameIdFormat }: RefusalFacts): RefusalWords | undefined {
  switch (code) {
    case 'not-assigned':
      return notAssigned(appName)
    case 'not-verified':
      return notVerified
    case 'suspended':
    case 'locked':
      return { ...notVerified, text: 'Your account cannot be used at the moment.' }
    case 'nameid-policy':
      return otherFormat(nameIdFormat, formatOf(place?.app))
    case 'issuer-unknown':
    case 'acs-not-allowed':
    case 'request-unsigned':
    case 'request-signature-wrong':
    case 'request-missing':
    case 'request-not-understood':
      return badRequest('Bad SAML request')
    case 'not-found':
      return { status: 404, title: '404 Not Found', heading: '404 Not Found', text: 'There is no page at this address.' }
    default:
      return undefined
  }
}

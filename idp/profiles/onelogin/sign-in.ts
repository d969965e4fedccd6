import type { RefusalCode, RefusalWords } from '../refusal.ts'
import type { SignIn } from '../sign-in.ts'

/** OneLogin: who first, then the password. */
export const oneLoginSignIn: SignIn = {
  steps: [
    {
      title: 'OneLogin',
      heading: 'Log in',
      fields: [{ label: 'Username', name: 'username', value: 'userName' }],
      checkbox: { label: 'Remember me', name: 'remember' },
      button: 'Continue',
    },
    {
      title: 'OneLogin',
      heading: 'Enter your password',
      fields: [{ label: 'Password', name: 'password', value: 'password' }],
      button: 'Continue',
    },
  ],
  // The label is documented by those who use it; the rest is ours.
  secondFactor: {
    title: 'OneLogin',
    heading: 'Enter your security code',
    hint: 'Your authenticator app shows it.',
    fields: [{ label: 'Security Code', name: 'otp', value: 'code' }],
    button: 'Log In',
  },
  // The first two are inferred. What is said of a wrong code and of the last two is not known: these sentences are ours.
  messages: {
    unknownPerson: 'Invalid username or password',
    wrongPassword: 'Invalid username or password',
    wrongCode: 'Invalid security code. Try again.',
    suspended: 'This account is suspended. Ask your administrator.',
    locked: 'This account is locked. Try again later, or ask your administrator.',
  },
  continuing: (appName) => ({ title: 'OneLogin', heading: `Connecting to ${appName}`, button: 'Continue' }),
  form: { id: null, name: null, emptyRelayState: false, hexEntities: false },
  back: 'Back',
  signedOut: 'You have been logged out.',
  purpose: { stands: 'above', of: (appName) => `Connecting to ${appName}` },
  // What the box does is not documented: that it keeps the name and no session, and for how long, is ours.
  remembers: { how: 'fill-in', days: 30, asked: { field: 'remember', value: '1' } },
  // What the last two are called is not known.
  cookies: { session: 'sub_session_onelogin.com', names: 'remembered_username', browser: 'device_onelogin.com' },
  // OneLogin support, "Policies": a setting of the policy, as is for how long. The number is ours.
  lock: { after: 10, seconds: null, isSaid: false },
}

/** SAML-Toolkits/java-saml#394 (2022); the same sentences in reports since 2014 (php-saml#19). */
const notAssigned: RefusalWords = {
  title: 'OneLogin',
  heading: 'Access Denied!',
  text: 'You do not have access to this application. Please contact your administrator.',
}

// No words of the vendor are known.
const notVerified: RefusalWords = {
  title: 'OneLogin',
  heading: 'Account not activated',
  text: 'Your account is not active yet.',
}

/** Its server's own error page, for requests that it cannot do anything with: java-saml#179 (2018), php-saml#341 (2018 to 2023). */
const somethingWrong: RefusalWords = {
  status: 500,
  title: "We're sorry, but something went wrong (500)",
  heading: "We're sorry, but something went wrong.",
  text: "We've been notified about this issue and we'll take a look at it shortly.",
}

export function oneLoginRefusal(code: RefusalCode): RefusalWords | undefined {
  switch (code) {
    case 'not-assigned':
      return notAssigned
    case 'not-verified':
      return notVerified
    case 'suspended':
    case 'locked':
      return { title: 'OneLogin', heading: 'Access Denied!', text: oneLoginSignIn.messages[code] }
    case 'request-missing':
    case 'request-not-understood':
      return somethingWrong
    case 'not-found':
      return {
        status: 404,
        title: "The page you were looking for doesn't exist (404)",
        heading: "The page you were looking for doesn't exist.",
        text: 'You may have mistyped the address or the page may have moved.',
      }
    default:
      return undefined
  }
}

import type { RefusalCode, RefusalFacts, RefusalWords } from '../profile.ts'
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
  // What is said of the last two is not known: these sentences are ours.
  messages: {
    unknownPerson: 'Invalid username or password',
    wrongPassword: 'Invalid username or password',
    wrongCode: 'Invalid security code. Try again.',
    suspended: 'This account is suspended. Ask your administrator.',
    locked: 'This account is locked. Try again later, or ask your administrator.',
  },
  continuing: (appName) => ({ title: 'OneLogin', heading: `Connecting to ${appName}`, button: 'Continue' }),
  form: { id: null, name: null, emptyRelayState: false, hexEntities: false },
  signedOut: 'You have been logged out.',
  // What the box does is not documented: that it keeps the name and no session, and for how long, is ours.
  remembers: { how: 'fill-in', days: 30, asked: { field: 'remember', value: '1' } },
}

/** No page text of OneLogin is known: these sentences are ours. */
export function oneLoginRefusal(code: RefusalCode, { appName }: RefusalFacts): RefusalWords | undefined {
  if (code === 'not-assigned') {
    return {
      title: 'OneLogin',
      heading: 'Access denied',
      text: `You do not have access to ${appName}. Ask your administrator to assign it to you.`,
    }
  }
  if (code === 'not-verified') {
    return {
      title: 'OneLogin',
      heading: 'Account not activated',
      text: 'Your account is not active yet. Finish the activation from your invitation email first.',
    }
  }
  return undefined
}

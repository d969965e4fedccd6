import { refusals as samlRefusals } from '../saml/index.ts'

/** Public words per code of the refusals that are not about the SAML message itself. They say what to do, never whose account is concerned. */
const words: Record<string, string> = {
  'jit-disabled': 'There is no access for you here yet. Ask your administrator to add you.',
  'saml-disabled': 'Single sign-on is switched off here. Use another way to sign in, or ask your administrator.',
  'sso-required': 'Your organisation requires single sign-on. Use the single sign-on button.',
  'not-configured': 'Single sign-on is not set up here yet. Ask your administrator.',
  'missing-attribute': 'Your identity provider did not send everything we need. Ask your administrator.',
  'malformed-attribute': 'Your identity provider sent something we cannot use. Ask your administrator.',
  'duplicate-value': 'Your identity provider sent more than one value where one is expected. Ask your administrator.',
  'unknown-role': 'Your identity provider gave you a role that does not exist here. Ask your administrator.',
  'account-inactive': 'Your account is not active. Ask your administrator.',
  'existing-account': 'This sign-in cannot open the account it belongs to. Ask your administrator.',
  'sign-in-conflict': 'You are signing in somewhere else at this very moment. Try again.',
  'other-organisation': 'This account belongs to another organisation. Ask your administrator.',
  'domain-not-allowed': 'Addresses of your domain are not admitted here. Ask your administrator for an invitation.',
  'member-removed': 'Your access here has ended. Ask your administrator for a new invitation.',
  'invitation-pending': 'You have an invitation. Open the link in its mail and accept it, then sign in.',
  'invitation-not-found': 'There is no such invitation. Open the link in the newest mail, or ask your administrator.',
  'invitation-withdrawn': 'This invitation was withdrawn. Ask your administrator for a new one.',
  'invitation-used': 'This invitation was used already. If you are not signed in, sign in.',
  'invitation-expired': 'The link of this invitation has expired. Ask your administrator for a new invitation.',
  'seat-limit': 'All seats of your organisation are taken. Ask your administrator for a seat.',
  'transient-name-id': 'Your identity provider sends a name that changes with each sign-in. Ask your administrator.',
  'idp-initiated-forbidden': 'Start the sign-in from our sign-in page.',
  'password-wrong': 'The email or the password is not right.',
  'password-disabled': 'Passwords are not used here. Use the single sign-on button.',
  'verification-wrong-code': 'That code is not right. Look at the newest mail and try again.',
  'verification-expired': 'The code has expired. Sign in again and we will send you a new one.',
  'verification-used': 'This code was used already. If you are not signed in, sign in again.',
  'verification-too-many-tries': 'There were too many tries. Sign in again and we will send you a new code.',
  'verification-not-found': 'There is nothing to verify in this browser. Sign in again.',
  'mail-not-sent': 'We could not send you the verification mail. Try again in a few minutes.',
  'platform-session-invalid': 'We could not recognise your chat session. Open the app again.',
  'platform-session-expired': 'Your chat session has ended. Sign in again.',
  'not-signed-in': 'Sign in to see this page.',
  'not-a-member': 'You are not a member here.',
  'portal-not-configured': 'The developer portal is not set up yet. Ask your administrator.',
  'no-right': 'Your role in this workspace does not open this. Ask an administrator of the workspace.',
  'no-permission': 'You do not have the permission that this app asks for. Ask your administrator.',
  'foreign-origin': 'This form was sent from another site.',
  'too-many-requests': 'Too many sign-ins are under way. Try again in a minute.',
  'not-an-administrator': 'Only administrators see this page.',
  'last-admin':
    'This is the last Admin of the workspace, and there is no owner who could name another one. Make somebody else Admin first.',
  'not-found': 'There is no such page.',
  'not-a-choice': 'That is none of the choices of the form. Go back and choose one.',
  'form-too-large': 'That is more than this form takes, so nothing was saved. Go back and shorten it.',
  'not-a-form': 'That could not be read as one of our forms, so nothing was saved. Go back and send it again.',
  'method-not-allowed': 'This address is not opened in this way.',
  'internal-error': 'Something went wrong on our side. Try again.',
}

/** A request that ends on the refusal page: a stable code, calm words, an HTTP status. The reason behind it is in the audit log only. */
export class PageRefusal extends Error {
  readonly code: string
  readonly status: number
  /** Where "try again" leads, if anywhere. */
  readonly retry: string | null

  constructor(code: string, options: { status?: number; retry?: string | null; cause?: unknown } = {}) {
    super(publicWords(code), 'cause' in options ? { cause: options.cause } : undefined)
    this.name = 'PageRefusal'
    this.code = code
    this.status = options.status ?? 403
    this.retry = options.retry ?? null
  }
}

/** The calm sentence that belongs to a code. */
export function publicWords(code: string): string {
  const saml = Object.entries(samlRefusals).find(([name]) => name === code)
  return saml ? saml[1].words : (words[code] ?? 'You could not be signed in. Ask your administrator.')
}

/** The sign-in of a vendor as a list of pages: what a person fills in and presses, in the vendor's words. */
export interface SignIn {
  steps: readonly SignInStep[]
  /** After the password, for somebody who has an authenticator app. */
  secondFactor: SignInStep<'code'>
  /** What stands on the page, `{name}` being the name that was typed; `suspended` and `locked` come when the password was right. */
  messages: { unknownPerson: string; wrongPassword: string; wrongCode: string; suspended: string; locked: string }
  /** Heading of the page that posts the Response on its way. */
  continuing(appName: string): { title: string; heading: string; button: string }
  /** How that page's form is written. */
  form: PostForm
  signedOut: string
  /** Which app a sign-in is for, where it is for one, and on which side of the heading that stands. */
  purpose: { stands: 'above' | 'below'; of(appName: string): string }
  /** Leads from a later page back to the first. */
  back: string
  /** Whose session outlives the browser, and for how many days: everybody's, or that of somebody who ticks or presses this. */
  keeps?: { days: number; asked?: { field: string; value: string } }
  remembers: Remembers
  /**
   * What its cookies are called: the session, one that outlives the browser where that is another, the names that the browser knows, and what
   * tells the browser from others.
   */
  cookies: { session: string; lasting?: string; names: string; browser: string }
  /** Wrong passwords in a row that lock an account, for how long, and whether it is said from then on, whatever is typed; missing: none do. */
  lock?: { after: number; seconds: number | null; isSaid: boolean }
  /** A parameter of the address that says who is to sign in, and what it does; missing: it is not looked at. */
  hint?: { parameter: string; does: 'fill-in' | 'skip-to-password' }
}

/** The form of the page that posts a message. */
export interface PostForm {
  id: string | null
  name: string | null
  /** A RelayState that nobody gave is sent, too. */
  emptyRelayState: boolean
  /** Values are written in character references. */
  hexEntities: boolean
  /** `method` stands before `action`, and the type of a field before its name. */
  methodFirst?: boolean
  /** What people without scripts are told beside their button, which nobody else has then; missing: everybody has one. */
  noscript?: string
}

/** How the pages meet somebody who has signed in with this browser before, and is not signed in now. */
type Remembers = { days: number } & (
  | {
      /** The name is filled in, for somebody who has ticked this box; who does not is forgotten. */
      how: 'fill-in'
      asked: { field: string; value: string }
    }
  | {
      /** Before the first step stands a list of accounts. */
      how: 'list'
      title: string
      heading: string
      /** Beside an account: whether its session lasts. */
      signedIn: string
      signedOut: string
      /** What a sign-in is for, over the first page of one that an app has asked for. */
      purpose(appName: string): string
      /** Goes on to the first step. */
      other: string
      /** Takes an account off the list: a button at each account, or one that shows them, and one that ends that. */
      forget: { each: string } | { each: string; shows: string; ends: string }
    }
)

export interface SignInStep<Value extends string = 'userName' | 'password'> {
  title: string
  heading: string
  /** A line under the heading. */
  hint?: string
  fields: readonly { label: string; name: string; value: Value }[]
  /** What a driver presses. */
  button: string
  /** A second button with the same effect. */
  otherButton?: string
  /** Which of the two is the one in colour, that Enter presses; default the first. The other stands before it. */
  main?: 'button' | 'otherButton'
  /** `silences`: whoever ticks it is not shown this page in this browser again; what they answered holds. */
  checkbox?: { label: string; name: string; silences?: true }
}

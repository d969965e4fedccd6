/** What the plain SP shows to who is signed in, and how one signs out there: in ways that a target file may get right or wrong. */

export interface PlainAccount {
  email: string
  displayName: string
  /** The name that the Response said. */
  fullName: string
}

export interface PlainPage {
  status?: number
  headers?: Record<string, string>
  /** A text is HTML, anything else JSON. */
  body: unknown
}

interface Asked {
  /** Whose session it is, if anybody's. */
  me: PlainAccount | undefined
  accounts: readonly PlainAccount[]
  /** Where our IdP takes requests. */
  idp: string
}

const ENDED = 'who=; Path=/; Max-Age=0'
const NOBODY: PlainPage = { status: 302, headers: { location: '/' }, body: '' }
const mine = ({ me }: Asked, show: (me: PlainAccount) => unknown): PlainPage => (me ? { body: show(me) } : NOBODY)

const pages: Record<string, (asked: Asked) => PlainPage> = {
  '/hello': (asked) => mine(asked, (me) => `<h1>Welcome, ${me.fullName}</h1><p>Last seen today</p>`),
  '/profile': (asked) =>
    mine(
      asked,
      (me) => `<dl><dt>E-mail</dt><dd>${me.email}</dd><dt>Full name</dt><dd>${me.fullName}</dd><dt>Team</dt><dd></dd></dl>`,
    ),
  '/session': (asked) => ({
    body: asked.me ? { active: true, user: { login: asked.me.email, name: asked.me.fullName } } : { active: false },
  }),
  '/admin/users': ({ accounts }) => ({
    body: `<table><tr><th>Login</th><th>Name</th></tr>${accounts.map((each) => `<tr><td>${each.email}</td><td>${each.fullName}</td></tr>`).join('')}</table>`,
  }),
  '/api/users': ({ accounts }) => ({
    body: {
      data: { users: accounts.map(({ email, fullName }) => ({ email, fullName, roles: ['member'], links: [{ id: email }] })) },
    },
  }),
  '/sign-in': () => ({
    body: '<form action="/login"><label>Work e-mail <input name="email"></label><button>Continue</button></form>',
  }),
  '/sign-out': () => ({ status: 302, headers: { location: '/', 'set-cookie': ENDED }, body: '' }),
  '/sign-out-page': () => ({ body: '<form action="/sign-out"><button>Log out</button></form>' }),
  '/sign-out-in-words': () => ({ body: '<p>You are signed out.</p>' }),
  '/sign-out-at-the-idp': ({ idp }) => ({ status: 302, headers: { location: idp }, body: '' }),
}

/** @returns null for an address that is none of these */
export function plainPage(pathname: string, asked: Asked): PlainPage | null {
  return pages[pathname]?.(asked) ?? null
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import { type PlainAccount, plainPage } from './plain-sp-pages.ts'

/**
 * A very small SP in one process with the test: it believes every Response, so it is nothing to judge, only something to point target files at.
 * Beside honest addresses it has wrong ones of every kind.
 */
export interface PlainSp {
  origin: string
  /** Method, host and path of every request so far. */
  requests: string[]
  /** The keys of a target file that attaches it. */
  target: Record<string, unknown>
  /** Where it leads people after a sign-in. */
  setLanding(location: string): void
  /** Ends it as a crash would: nobody listens any more. */
  die(): Promise<void>
}

/** @param options.signIns how many sign-ins it survives; `whenOver` is what then happens, by default what `die` does */
export async function startPlainSp(options: { port?: number; signIns?: number; whenOver?: () => void } = {}): Promise<PlainSp> {
  const state: State = { idp: '', landing: '/', accounts: [], signInsLeft: options.signIns ?? Number.POSITIVE_INFINITY }
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.headers.host}${request.url}`)
    answer(request, response, state, origin).catch((error) => response.writeHead(500).end(String(error)))
    if (state.signInsLeft <= 0) (options.whenOver ?? die)()
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const die = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const setLanding = (location: string) => {
    state.landing = location
  }
  return { origin, requests, target: targetOf(origin), setLanding, die }
}

interface State {
  idp: string
  landing: string
  accounts: PlainAccount[]
  signInsLeft: number
}

function targetOf(base: string): Record<string, unknown> {
  return {
    name: 'plain-sp',
    base,
    surfaces: { 'end-user': { signIn: '/login', policy: 'workato-end-user', attributeMap: { displayName: 'name' } } },
    sp: { metadata: '/metadata' },
    session: { url: '/me', email: '/email' },
    hooks: { configureIdp: { method: 'PUT', url: '/idp', body: { ssoUrl: '{idp.ssoUrl}' } } },
    timeouts: { request: 2, page: 5 },
    lacks: ['environments', 'workspaces', 'roles', 'groups', 'groupSync', 'permissions', 'audit', 'status', 'mail'],
    observe: [{ kind: 'http-json', accounts: { request: { url: '/users' }, list: '', fields: { email: '/email' } } }],
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, state: State, origin: string): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', origin)
  const html = (text: string, status = 200) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end(`<!doctype html><title>Plain</title><body>${text}</body>`)
  const json = (value: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  const to = (location: string) => response.writeHead(302, { location }).end()
  const email = decodeURIComponent(/(?:^|; )who=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '')
  switch (pathname) {
    case '/':
      return html('<p>You are not signed in.</p><a href="/login">Sign in with SSO</a>')
    case '/idp':
      state.idp = (JSON.parse(await bodyOf(request)) as { ssoUrl: string }).ssoUrl
      return json({})
    case '/idp-for': {
      const { ssoUrl } = JSON.parse(await bodyOf(request)) as { ssoUrl: string }
      const isReady = (searchParams.get('ready') ?? '').split(',').includes(searchParams.get('vendor') ?? '')
      state.idp = isReady ? ssoUrl : `${origin}/nobody`
      return json({})
    }
    case '/login-by-an-old-address':
      return to(`${new URL(state.idp).origin}/old/sso?SAMLRequest=${encodeURIComponent(authnRequest(origin))}`)
    case '/login':
      return to(`${state.idp}?SAMLRequest=${encodeURIComponent(authnRequest(origin))}`)
    case '/acs': {
      const fields = new URLSearchParams(await bodyOf(request))
      const xml = Buffer.from(fields.get('SAMLResponse') ?? '', 'base64').toString()
      const who = /<(?:\w+:)?NameID[^>]*>([^<]+)</.exec(xml)?.[1] ?? ''
      if (!state.accounts.some((each) => each.email.toLowerCase() === who.toLowerCase()))
        state.accounts.push({ email: who, displayName: who, fullName: nameIn(xml) })
      state.signInsLeft--
      return response.writeHead(302, { location: state.landing, 'set-cookie': `who=${encodeURIComponent(who)}; Path=/` }).end()
    }
    case '/me':
      return email ? json({ email, name: 'Whoever' }) : json({ error: 'nobody' }, 401)
    case '/me-for-all':
      return json({ email: 'admin@plain.test' })
    case '/users':
      return json(state.accounts.map(({ fullName: _, ...shown }) => shown))
    case '/metadata':
      return response.writeHead(200, { 'content-type': 'application/samlmetadata+xml' }).end(metadata(origin))
    case '/idp-metadata':
      return response.end(metadata(origin).replaceAll('SPSSODescriptor', 'IDPSSODescriptor'))
    case '/away':
      return to(searchParams.get('to') ?? '')
    case '/opens-window':
      return html(`<p>Welcome</p><script>window.open(${JSON.stringify(searchParams.get('to'))})</script>`)
    case '/empty':
      return json([])
    case '/directory':
      return json(['ada', 'grace'].map((who) => ({ email: `${who}.${searchParams.get('case')}@firstlogin.test` })))
    case '/constant':
      return json([{ email: 'someone@plain.test' }])
    case '/refused':
      return json({ error: `no entry with ${request.headers.authorization}` }, 401)
    case '/hangs':
      return undefined
  }
  const me = state.accounts.find((each) => each.email === email)
  const page = plainPage(pathname, { me, accounts: state.accounts, idp: state.idp })
  if (page === null) return html('<h1>Not found</h1>', 404)
  for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value)
  return typeof page.body === 'string' ? html(page.body, page.status) : json(page.body, page.status)
}

function nameIn(xml: string): string {
  return /Name="name"[^>]*>\s*<(?:\w+:)?AttributeValue[^>]*>([^<]*)</.exec(xml)?.[1] ?? ''
}

function authnRequest(origin: string): string {
  const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r${Date.now()}" Version="2.0" IssueInstant="${new Date().toISOString()}" AssertionConsumerServiceURL="${origin}/acs"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${origin}/metadata</saml:Issuer></samlp:AuthnRequest>`
  return deflateRawSync(Buffer.from(xml)).toString('base64')
}

function metadata(origin: string): string {
  return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${origin}/metadata"><SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${origin}/acs"/></SPSSODescriptor></EntityDescriptor>`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

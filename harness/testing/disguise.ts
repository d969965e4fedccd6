import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import type { PrivateAuthority } from './authority.ts'

/** What makes an SP look strange from outside while it stays the same inside. */
export interface Disguise {
  /** Served by https, with a certificate of this authority. */
  authority?: PrivateAuthority
  /** Redirects become pages that go on by script: at once, or after they have asked where to. */
  redirects?: 'replace' | 'fetch'
  /** The redirect to the IdP becomes a page that posts the AuthnRequest: a form that sends itself, or one that a script makes. */
  authnRequest?: 'form' | 'script'
  /** Every answer of 400 and above says 200. */
  errorsAs200?: boolean
  /** A cookie of this name is set anew on every answer. */
  cookie?: string
  /** Every answer waits so long, in milliseconds. */
  delayMs?: number
}

export interface Answer {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

export interface DisguisedSp {
  origin: string
  /** Tells the proxy where the SP is, once that is known. */
  port: number
  close(): Promise<void>
}

/** Where a page asks on its way: an address of the proxy's own. */
const WHERE_TO = '/where-to'
const WHERE_TO_MS = 200

/** A reverse proxy on loopback in front of an SP that listens at `innerPort`. The SP has to believe that it lives at the proxy's origin. */
export async function startDisguise(disguise: Disguise, innerPort: number): Promise<DisguisedSp> {
  const serve: RequestListener = async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', 'http://sp')
    if (url.pathname === WHERE_TO) {
      await sleep(WHERE_TO_MS)
      return outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ to: url.searchParams.get('to') }))
    }
    const answer = await ask(incoming, innerPort).catch(() => ({
      status: 502,
      headers: {},
      body: Buffer.from('nobody is behind'),
    }))
    if (disguise.delayMs) await sleep(disguise.delayMs)
    const { status, headers, body } = putOn(disguise, answer, randomUUID())
    outgoing.writeHead(status, headers).end(body)
  }
  const { authority } = disguise
  const server = authority ? createSecureServer({ key: authority.key, cert: authority.certificate }, serve) : createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `${authority ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** An answer of the SP as it looks in disguise. Pure. @param text one that no other answer has */
export function putOn(disguise: Disguise, answer: Answer, text: string): Answer {
  const location = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined
  let { status, body } = answer
  const { location: _, ...rest } = answer.headers
  const headers: Answer['headers'] = { ...answer.headers }
  if (typeof location === 'string') {
    const page = pageInstead(disguise, location)
    if (page !== null) {
      status = 200
      body = Buffer.from(`<!doctype html><html lang="en"><title>One moment</title><body>${page}</body></html>`)
      for (const name of Object.keys(headers)) delete headers[name]
      Object.assign(headers, rest, { 'content-type': 'text/html; charset=utf-8' })
    }
  }
  if (disguise.errorsAs200 && status >= 400) status = 200
  if (disguise.cookie)
    headers['set-cookie'] = [...[headers['set-cookie'] ?? []].flat(), `${disguise.cookie}=${text}; Path=/; HttpOnly`]
  return { status, headers, body }
}

function pageInstead({ redirects, authnRequest }: Disguise, location: string): string | null {
  const url = new URL(location, 'http://sp')
  const message = url.searchParams.get('SAMLRequest')
  if (authnRequest && message !== null) {
    const xml = inflateRawSync(Buffer.from(message, 'base64')).toString('base64')
    const fields = { SAMLRequest: xml, RelayState: url.searchParams.get('RelayState') ?? '' }
    url.search = ''
    return authnRequest === 'form' ? postingForm(url.href, fields) : postingScript(url.href, fields)
  }
  if (redirects === 'replace') return `<script>location.replace(${inScript(location)})</script>`
  if (redirects === 'fetch')
    return `<script>fetch(${inScript(`${WHERE_TO}?to=${encodeURIComponent(location)}`)}).then((answer) => answer.json()).then(({ to }) => { location.href = to })</script>`
  return null
}

function postingForm(action: string, fields: Record<string, string>): string {
  const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`)
  return `<form method="post" action="${escaped(action)}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`
}

function postingScript(action: string, fields: Record<string, string>): string {
  return `<script>
const form = document.body.appendChild(Object.assign(document.createElement('form'), { method: 'post', action: ${inScript(action)} }))
for (const [name, value] of Object.entries(${inScript(fields)}))
  form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
setTimeout(() => form.submit(), 100)
</script>`
}

const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c')
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Headers of one hop, or of a body whose length changes. */
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length'])

function ask(incoming: IncomingMessage, port: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, headers, url } = incoming
    const outgoing = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk as Buffer)
      const kept = Object.entries(answer.headers).filter(([name, value]) => value !== undefined && !HOP.has(name))
      resolve({
        status: answer.statusCode ?? 502,
        headers: Object.fromEntries(kept) as Answer['headers'],
        body: Buffer.concat(chunks),
      })
    })
    outgoing.on('error', reject)
    incoming.pipe(outgoing)
  })
}

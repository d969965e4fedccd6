import { deflateRawSync } from 'node:zlib'
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { SignIn } from '../profiles/sign-in.ts'

/** A browser without JavaScript, for tests: cookies, forms, labels and buttons. */
export interface Visitor {
  status: number
  html: string
  open(url: string): Promise<Visitor>
  /** Sends a form that some other page has. */
  post(url: string, fields: Record<string, string>): Promise<Visitor>
  /** Fills in by label and presses the button with this text. */
  submit(values: Record<string, string>, button: string): Promise<Visitor>
  /** Goes through the vendor's sign-in pages. */
  signIn(signIn: SignIn, as: { userName: string; password: string }): Promise<Visitor>
  /** Names of the cookies that it has, sorted. */
  cookies(): string[]
  /** Action and hidden fields of the first form. */
  form(): { action: string; fields: Record<string, string> }
}

export function createVisitor(): Visitor {
  const cookies = new Map<string, string>()
  let at = ''
  const visitor: Visitor = {
    status: 0,
    html: '',
    open: (url) => go(url, { method: 'GET' }),
    post: (url, fields) => go(url, { method: 'POST', body: new URLSearchParams(fields) }),
    async submit(values, button) {
      const { action, fields, labelled, buttons } = readForm(visitor.html, button)
      const body = new URLSearchParams(fields)
      for (const [label, value] of Object.entries(values)) {
        const name = labelled[label]
        if (name === undefined) throw new Error(`no field is labelled '${label}'; there are ${Object.keys(labelled).join(', ')}`)
        body.set(name, value)
      }
      for (const [name, value] of Object.entries(buttons)) body.set(name, value)
      return go(new URL(action, at).href, { method: 'POST', body })
    },
    async signIn(signIn, as) {
      const { remembers } = signIn
      if (remembers.how === 'list' && visitor.html.includes(`>${remembers.other}<`)) await visitor.submit({}, remembers.other)
      for (const step of signIn.steps) {
        await visitor.submit(Object.fromEntries(step.fields.map((field) => [field.label, as[field.value]])), step.button)
      }
      return visitor
    },
    cookies: () => [...cookies.keys()].sort(),
    form() {
      const { action, fields } = readForm(visitor.html)
      return { action, fields }
    },
  }
  return visitor

  async function go(url: string, init: RequestInit): Promise<Visitor> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: cookie === '' ? {} : { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location) return go(new URL(location, url).href, { method: 'GET' })
    at = url
    visitor.status = response.status
    visitor.html = await response.text()
    return visitor
  }
}

/** The Response in the form that the page posts. */
export const posted = (visitor: Visitor): string =>
  Buffer.from(visitor.form().fields.SAMLResponse ?? '', 'base64').toString('utf8')

/** The address of an AuthnRequest by HTTP-Redirect (SAML Bindings 3.4.4.1). */
export function requestUrl(
  sso: string,
  {
    id,
    issuer,
    acsUrl,
    more = '',
    children = '',
  }: { id: string; issuer: string; acsUrl?: string; more?: string; children?: string },
  relayState?: string,
): string {
  const acs = acsUrl === undefined ? '' : ` AssertionConsumerServiceURL="${acsUrl}"`
  const xml = `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="2030-01-01T00:00:00Z"${acs}${more}><saml:Issuer>${issuer}</saml:Issuer>${children}</samlp:AuthnRequest>`
  return redirectUrl(sso, deflateRawSync(xml).toString('base64'), relayState)
}

export const logoutRequest = ({ id, issuer }: { id: string; issuer: string }): string =>
  `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0" IssueInstant="2030-01-01T00:00:00Z"><saml:Issuer>${issuer}</saml:Issuer><saml:NameID>whoever</saml:NameID></samlp:LogoutRequest>`

/** The address of a LogoutRequest by HTTP-Redirect. */
export const logoutUrl = (slo: string, from: { id: string; issuer: string }, relayState?: string): string =>
  redirectUrl(slo, deflateRawSync(logoutRequest(from)).toString('base64'), relayState)

export function redirectUrl(sso: string, samlRequest: string, relayState?: string): string {
  const url = new URL(sso)
  url.searchParams.set('SAMLRequest', samlRequest)
  if (relayState !== undefined) url.searchParams.set('RelayState', relayState)
  return url.href
}

interface Form {
  action: string
  fields: Record<string, string>
  labelled: Record<string, string>
  buttons: Record<string, string>
}

function readForm(html: string, button?: string): Form {
  const forms = all(parse(html)).filter((element) => element.tagName === 'form')
  const pressed = (element: Tree.Element) => all(element).find((each) => each.tagName === 'button' && textOf(each) === button)
  const form = button === undefined ? forms[0] : forms.find(pressed)
  if (!form)
    throw new Error(
      `no form${button ? ` with a button '${button}'` : ''} on this page: ${html.replace(/<style>[\s\S]*<\/style>/, '').slice(0, 2000)}`,
    )
  const inside = all(form)
  const fields: Record<string, string> = {}
  for (const input of inside) {
    const name = attribute(input, 'name')
    const checked = attribute(input, 'type') !== 'checkbox' || attribute(input, 'checked') !== undefined
    if (input.tagName === 'input' && name !== undefined && checked) fields[name] = attribute(input, 'value') ?? ''
    if (input.tagName === 'textarea' && name !== undefined) fields[name] = textOf(input)
  }
  const labelled: Record<string, string> = {}
  for (const label of inside.filter((each) => each.tagName === 'label')) {
    const field = inside.find((each) => attribute(each, 'id') === attribute(label, 'for'))
    labelled[textOf(label)] = (field && attribute(field, 'name')) ?? ''
  }
  const pressedButton = pressed(form)
  const name = pressedButton && attribute(pressedButton, 'name')
  const buttons = name === undefined || !pressedButton ? {} : { [name]: attribute(pressedButton, 'value') ?? '' }
  return { action: attribute(form, 'action') ?? '', fields, labelled, buttons }
}

function all(node: Tree.ParentNode): Tree.Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...all(child)] : []))
}

const attribute = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value

function textOf(node: Tree.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textOf(child) : ''))
    .join('')
    .trim()
}

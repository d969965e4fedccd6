import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeResponse, type Person, readAuthnRequest } from './fake-idp.ts'

export interface HttpIdp {
  /** On another site than the service provider: `http://localhost:<port>/sso`. */
  ssoUrl: string
  /** Who signs in next. */
  person: Person
  stop(): Promise<void>
}

/** The fake identity provider behind HTTP: answers an AuthnRequest with a page whose button posts the Response. */
export async function startHttpIdp(person: Person): Promise<HttpIdp> {
  const idp: HttpIdp = { ssoUrl: '', person, stop: () => new Promise((resolve) => server.close(() => resolve())) }
  const server = createServer((request, response) => {
    const { id, acsUrl, issuer, relayState } = readAuthnRequest(new URL(request.url ?? '/', 'http://localhost').href)
    const SAMLResponse = makeResponse(idp.person, { acsUrl, entityId: issuer, inResponseTo: id })
    response.setHeader('content-type', 'text/html')
    response.end(
      `<title>IdP</title><form method="post" action="${acsUrl}"><input type="hidden" name="SAMLResponse" value="${SAMLResponse}">` +
        `<input type="hidden" name="RelayState" value="${relayState ?? ''}"><button>Continue</button></form>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  idp.ssoUrl = `http://localhost:${(server.address() as AddressInfo).port}/sso`
  return idp
}

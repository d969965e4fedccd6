import type { App } from '../directory/schema.ts'
import type { AuthnRequest } from '../saml/authn-request.ts'
import type { ErrorFacts } from '../saml/error-response.ts'
import { nameIdFormats } from '../saml/names.ts'

export type NameIdFormat = NonNullable<NonNullable<App['nameId']>['format']>

export const everyNameIdFormat = Object.keys(nameIdFormats) as NameIdFormat[]

/** A request, and what the words of a refusal may need. */
export interface Asked {
  request: AuthnRequest
  app: App
  at: Date
  traceId: string
  correlationId: string
}

/** How a request is served. */
export interface Served {
  acsUrl: string
  /** The format that the request asked for, where the vendor obeys it; undefined: the app's own. */
  nameIdFormat?: NameIdFormat
  /** The same for AuthnContextClassRef; undefined: the vendor's own. */
  classRef?: string
}

/**
 * Why a request is not served: a page with the vendor's words for this code, or a Response to this address. `instead` is the Response for a
 * request that forbids pages; missing: there is no address that can be trusted, and the page is all that is left.
 */
export type Declined =
  | { how: 'page'; code: string; text: string; instead?: Pick<ErrorFacts, 'statusCodes'> & { acsUrl: string } }
  | ({ how: 'response'; code: string; acsUrl: string } & Pick<ErrorFacts, 'statusCodes' | 'message' | 'inResponseTo'>)

export const isDeclined = (answer: Served | Declined): answer is Declined => 'how' in answer

/** What a vendor makes of a request before anybody signs in. Pure. */
export interface RequestRules {
  serve(asked: Asked): Served | Declined
  /** The request forbids pages (IsPassive), and nobody is signed in. */
  passive(asked: Asked, served: Served): Declined
  /** What a Response says that stands in place of a page; missing: the words of the page. */
  message?(words: string, asked: Asked): string
  /** With signed requests demanded, nobody may start at the IdP. */
  demandsRequest?: boolean
  /** The app demands signed requests, and this one is not, or its signature is wrong. */
  unsigned(asked: Asked, problem: 'missing' | 'wrong'): Declined
}

/** The addresses that may be answered: the ACS URL of the app, and those beside it. */
export const registered = ({ acsUrl, acsUrls = [] }: App): string[] => [acsUrl, ...acsUrls.map(({ url }) => url)]

/** The ACS that a request names, by its URL or its index, or the app's own (SAML Core 3.4.1); null for one that is not registered. */
export function namedAcs({ acsUrl, acsIndex }: AuthnRequest, app: App): string | null {
  if (acsUrl !== null) return registered(app).includes(acsUrl) ? acsUrl : null
  if (acsIndex === null) return app.acsUrl
  return app.acsUrls?.find(({ index }) => index === acsIndex)?.url ?? null
}

/** Which of these a Format is; undefined: none of them. */
export const formatNamed = (uri: string, among: readonly NameIdFormat[]): NameIdFormat | undefined =>
  among.find((name) => nameIdFormats[name] === uri)

/** For what a vendor is not known to answer: the status that SAML Core 3.2.2.2 has for it, without words. */
export const asTheStandard = (
  { request }: Asked,
  acsUrl: string,
  code: string,
  statusCodes: ErrorFacts['statusCodes'],
): Declined => ({ how: 'response', code, acsUrl, statusCodes, message: null, inResponseTo: request.id })

/** What is said of an ACS that is not the app's, where the vendor has no words of its own. */
export function foreignAcs({ request, app }: Asked): Declined {
  const named = request.acsUrl ?? `number ${request.acsIndex}`
  const text = `The AuthnRequest asks for an answer to '${named}', but the ACS URL of ${app.name} is '${app.acsUrl}'.`
  return { how: 'page', code: 'acs-not-allowed', text }
}

/** The same for a signature. Nothing that such a request says is believed, but which of the app's own addresses it names. */
export function wrongSignature({ app, request }: Asked, problem: 'missing' | 'wrong'): Declined {
  const text =
    problem === 'missing'
      ? `${app.name} demands signed requests, and this one is not signed where its binding has the signature.`
      : `The signature of the request does not fit the certificate that ${app.name} has for it.`
  const code = problem === 'missing' ? 'request-unsigned' : 'request-signature-wrong'
  const acsUrl = namedAcs(request, app)
  return { how: 'page', code, text, ...(acsUrl ? { instead: { acsUrl, statusCodes: ['requester', 'requestDenied'] } } : {}) }
}

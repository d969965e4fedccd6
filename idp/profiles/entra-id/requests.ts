import { authnContext } from '../../saml/names.ts'
import { wholeSeconds } from '../../saml/time.ts'
import {
  type Asked,
  type Declined,
  foreignAcs,
  formatNamed,
  namedAcs,
  type RequestRules,
  type Served,
  wrongSignature,
} from '../requests.ts'

/** Microsoft docs, "Single sign-on SAML protocol", error response: the code in words, and three lines to look it up by. */
const message = (words: string, { traceId, correlationId, at }: Asked): string =>
  `${words}\nTrace ID: ${traceId}\nCorrelation ID: ${correlationId}\nTimestamp: ${wholeSeconds(at).replace('T', ' ')}`

const processing = 'AADSTS75006: An error occurred while processing a SAML2 Authentication request.'
const unsupported = (property: string): string =>
  `${processing} AADSTS90011: The SAML authentication request property '${property}' is not supported.`

const refused = (asked: Asked, acsUrl: string, code: string, words: string): Declined => ({
  how: 'response',
  code,
  acsUrl,
  statusCodes: ['requester', 'requestUnsupported'],
  message: message(words, asked),
  inResponseTo: asked.request.id,
})

const obeyed = ['persistent', 'emailAddress', 'unspecified', 'transient'] as const

/** NameIDPolicy: these formats are obeyed, SPNameQualifier is the documented example of an error. */
function nameIdFormat(asked: Asked, acsUrl: string): Pick<Served, 'nameIdFormat'> | Declined {
  const { nameIdPolicyFormat, spNameQualifier } = asked.request
  if (spNameQualifier) return refused(asked, acsUrl, 'nameid-policy', unsupported('NameIdentifierPolicy/SPNameQualifier'))
  if (nameIdPolicyFormat === null) return {}
  const format = formatNamed(nameIdPolicyFormat, obeyed)
  if (format === undefined) return refused(asked, acsUrl, 'nameid-policy', unsupported('NameIdentifierPolicy/Format'))
  // Unspecified leaves the choice to the directory.
  return format === 'unspecified' ? {} : { nameIdFormat: format }
}

const byPassword = [authnContext.password, authnContext.passwordProtectedTransport]

/** RequestedAuthnContext: the comparison has to be exact, and people here sign in by password. */
function classRef(asked: Asked, acsUrl: string): Pick<Served, 'classRef'> | Declined {
  const { context } = asked.request
  if (context === null || context.classes.length === 0) return {}
  if (context.comparison !== 'exact')
    return refused(asked, acsUrl, 'authn-context', unsupported('RequestedAuthnContext/Comparison'))
  const served = context.classes.find((each) => byPassword.includes(each))
  if (served !== undefined) return { classRef: served }
  const wanted = context.classes.map((each) => each.split(':').at(-1)).join(', ')
  return {
    how: 'page',
    code: 'authn-context',
    text: `The service asks for a sign-in by ${wanted}, and people sign in by Password.`,
    instead: { acsUrl, statusCodes: ['responder', 'noAuthnContext'] },
  }
}

export const entraIdRequests: RequestRules = {
  demandsRequest: true,
  serve(asked) {
    const acsUrl = namedAcs(asked.request, asked.app)
    if (acsUrl === null) return foreignAcs(asked)
    if (asked.request.hasSubject) {
      const words = "AADSTS900236: The SAML authentication request property 'Subject' is not supported and must not be set."
      return refused(asked, acsUrl, 'subject', words)
    }
    const format = nameIdFormat(asked, acsUrl)
    if ('how' in format) return format
    const context = classRef(asked, acsUrl)
    return 'how' in context ? context : { acsUrl, ...format, ...context }
  },
  // The code is documented; that it comes as a Response, and under which status, is inferred from the standard.
  passive: (asked, { acsUrl }) => ({
    ...refused(asked, acsUrl, 'passive', 'AADSTS50058: A silent sign-in request was sent but no user is signed in.'),
    statusCodes: ['responder', 'noPassive'],
  }),
  message,
  unsigned: wrongSignature,
}

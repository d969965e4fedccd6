import { quoted } from '../text.ts'
import { nearly } from './addresses.ts'
import { defineRule } from './finding.ts'

/** Who issued it, and by which addresses IdP and SP speak with each other. */

export const issuerDiffers = defineRule({
  id: 'issuer-differs',
  severity: 'error',
  look({ message, known: { issuer: wanted } }) {
    if (wanted === undefined || !(message.kind === 'Response' || message.kind === 'Assertion')) return []
    const issuers = [message.issuer, ...message.assertions.map((each) => each.issuer)]
    return [...new Set(issuers)]
      .filter((issuer) => issuer !== null && issuer.trim() !== wanted)
      .map((issuer) => {
        const near = nearly(issuer ?? '', wanted)
        return {
          words: `It is issued by ${quoted(issuer ?? '')}, not ${quoted(wanted)}${near ? `: ${near}` : ''}.`,
          advice:
            "The SP has the entityID of another IdP, app or tenant. Load the IdP's metadata anew, or type the issuer letter by letter.",
        }
      })
  },
})

const isLocal = (host: string): boolean => /^(?:localhost|127\.[\d.]+|\[::1\]|.*\.localhost|.*\.test)$/.test(host)

export const plainHttp = defineRule({
  id: 'plain-http',
  severity: 'warning',
  look({ message: { kind, destination, request, assertions, providers } }) {
    const addresses = [
      kind === 'Response' ? destination : null,
      request?.acsUrl ?? null,
      ...assertions.flatMap(({ confirmations }) => confirmations.map(({ recipient }) => recipient)),
      ...providers.flatMap(({ endpoints }) => endpoints.map(({ location }) => location)),
    ]
    const open = [...new Set(addresses)].filter((each) => {
      const url = each === null ? null : URL.parse(each)
      return url?.protocol === 'http:' && !isLocal(url.hostname)
    })
    return open.slice(0, 3).map((each) => ({
      words: `Messages go to ${quoted(each ?? '')}, without TLS.`,
      advice:
        'Whoever is on the way can read and use them, and some IdPs do not take such an address. Behind a proxy, tell the SP its public https address.',
    }))
  },
})

export const noEndpoint = defineRule({
  id: 'no-endpoint',
  severity: 'error',
  look: ({ message: { providers } }) =>
    providers.flatMap(({ entityId, roles, endpoints }) =>
      (
        [
          ['IDPSSODescriptor', 'SingleSignOnService', 'an SP does not know where to send people'],
          ['SPSSODescriptor', 'AssertionConsumerService', 'an IdP does not know where to send its answer'],
        ] as const
      )
        .filter(([role, service]) => roles.includes(role) && !endpoints.some(({ name }) => name === service))
        .map(([, service, why]) => ({
          words: `The metadata of ${quoted(entityId ?? '')} has no ${service}: ${why}.`,
          advice: 'Fetch it anew from where it was made.',
        })),
    ),
})

export const severalSigningKeys = defineRule({
  id: 'several-signing-keys',
  severity: 'note',
  look: ({ message: { providers } }) =>
    providers.flatMap(({ entityId, roles, keys }) => {
      const signing = new Set(
        keys.filter(({ use }) => use !== 'encryption').flatMap(({ certificate }) => certificate?.sha256 ?? []),
      )
      if (signing.size < 2 || !roles.includes('IDPSSODescriptor')) return []
      return [
        {
          words: `The metadata of ${quoted(entityId ?? '')} has ${signing.size} signing certificates.`,
          advice:
            'A change of the certificate is under way, or past. The SP has to trust all of them; one that takes only the first breaks on the day of the change.',
        },
      ]
    }),
})

export const endpointRules = [issuerDiffers, plainHttp, noEndpoint, severalSigningKeys]

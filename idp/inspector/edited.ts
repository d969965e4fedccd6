import type { App } from '../directory/schema.ts'
import type { SignedPart } from '../saml/shape.ts'
import type { Exchange, SentResponse } from '../tenants/exchanges.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { madeAt, renew } from './renew.ts'
import { NotSignable, resign } from './resign.ts'

/** What somebody has made of the message of an exchange, and what is to be done to it before it goes out. */
interface Edited {
  xml: string
  /** What is signed. */
  parts: readonly SignedPart[]
  /** It gets IDs and moments of its own. */
  renews: boolean
}

/** Writes an edited message as it goes out, in answer to this request. @throws NotSignable with words for the person */
export function writeEdited(
  tenant: Tenant,
  exchange: Exchange,
  app: App,
  { xml: text, parts, renews }: Edited,
  inResponseTo: string | null,
): SentResponse {
  const { saml } = tenant.profile
  const fresh = renews ? renewed(tenant, exchange, text, parts, inResponseTo) : text
  const xml = parts.length === 0 ? fresh : resign(fresh, parts, saml.signature, tenant.certificates.of(app).active.signer)
  const [, id = exchange.response?.id ?? ''] = /<[^?!][^>]*?\sID="([^"]+)"/.exec(xml) ?? []
  return { id, xml, base64: Buffer.from(xml, 'utf8').toString('base64'), mutation: null, canary: null }
}

function renewed(
  tenant: Tenant,
  exchange: Exchange,
  text: string,
  parts: readonly SignedPart[],
  inResponseTo: string | null,
): string {
  const now = tenant.now()
  const original = exchange.response?.clearXml ?? exchange.response?.xml ?? ''
  try {
    return renew(text, {
      ids: tenant.profile.saml.ids(tenant.random, { inResponseTo, now, signs: [...parts] }),
      now,
      madeAt: madeAt(original) ?? new Date(exchange.at),
      request: { before: exchange.authnRequest?.id ?? null, after: inResponseTo },
    })
  } catch (cause) {
    // To be signed it has to be read anyway, and the inspector has words for what is wrong.
    if (parts.length > 0) return text
    const words = cause instanceof Error ? cause.message : String(cause)
    throw new NotSignable(
      `It is not well-formed XML, so no new IDs can be put in: ${words}. Take that tick away to send it as it stands.`,
      {
        cause,
      },
    )
  }
}

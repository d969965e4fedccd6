import type { SealedAssertion, Sealer } from './encrypt.ts'
import { status } from './names.ts'
import type { Randomness } from './random.ts'
import type { SamlShape, SignedPart } from './shape.ts'
import { addSeconds } from './time.ts'

/** What signature and digest are made with; a vendor's own is SHA-256. */
export type Hash = 'sha256' | 'sha1' | 'sha384' | 'sha512'

/** A Response before it is written and signed: plain data, so that bending it is one assignment. */
export interface Draft {
  response: {
    id: string
    issueInstant: Date
    destination: string
    /** null: IdP-initiated, no InResponseTo. */
    inResponseTo: string | null
    issuer: string
    statusCode: string
  }
  assertion: {
    id: string
    issueInstant: Date
    issuer: string
    nameId: { value: string; format: string | null }
    confirmation: { recipient: string; inResponseTo: string | null; notOnOrAfter: Date }
    conditions: { notBefore: Date; notOnOrAfter: Date }
    audience: string[]
    authn: { instant: Date; sessionIndex: string; sessionNotOnOrAfter: Date | null; classRef: string }
    attributes: Attribute[]
  }
  signing: { parts: SignedPart[]; key: 'tenant' | 'rogue' | 'retired'; hash: Hash }
  /** null: the Assertion is sent in the clear. */
  encryption: { sealer: Sealer; ids: SealedAssertion['ids'] } | null
}

/** `values: []` is an Attribute without any AttributeValue. */
export interface Attribute {
  name: string
  nameFormat: string | null
  values: string[]
}

/** What the message has to say; how it looks is the shape's business. */
export interface Facts {
  issuer: string
  destination: string
  recipient: string
  audience: string
  inResponseTo: string | null
  now: Date
  /** When the person signed in at the IdP; earlier than `now` when a session was used. */
  signedInAt: Date
  nameId: { value: string; format: string | null }
  attributes: Attribute[]
  /** What the app wants signed, where that is not the vendor's default. */
  signs?: readonly SignedPart[] | undefined
  /** What the app wants it signed with; default SHA-256. */
  hash?: Hash | undefined
  /** What the request asked for, where the vendor obeys that; default: the vendor's own. */
  classRef?: string | undefined
  /** Whom the app wants the Assertion encrypted for. */
  sealer?: Sealer | undefined
}

/** The honest message of this vendor (SAML Profiles 4.1.4.2). */
export function buildDraft(shape: SamlShape, facts: Facts, random: Randomness): Draft {
  const ids = shape.ids(random, facts)
  const { window } = shape
  const { now } = facts
  const at = shape.moments?.(random, now) ?? { response: now, assertion: now, window: now }
  return {
    response: {
      id: ids.response,
      issueInstant: at.response,
      destination: facts.destination,
      inResponseTo: facts.inResponseTo,
      issuer: facts.issuer,
      statusCode: status.success,
    },
    assertion: {
      id: ids.assertion,
      issueInstant: at.assertion,
      issuer: facts.issuer,
      nameId: { ...facts.nameId },
      confirmation: {
        recipient: facts.recipient,
        inResponseTo: facts.inResponseTo,
        notOnOrAfter: addSeconds(at.window, window.confirmation),
      },
      conditions: { notBefore: addSeconds(at.window, -window.before), notOnOrAfter: addSeconds(at.window, window.after) },
      audience: [facts.audience],
      authn: {
        instant: shape.authnInstant(facts),
        sessionIndex: ids.session,
        sessionNotOnOrAfter: window.session === null ? null : addSeconds(now, window.session),
        classRef: facts.classRef ?? shape.classRef,
      },
      attributes: facts.attributes.flatMap((each) => withEmptyValuesAs(shape.emptyValue, each)),
    },
    signing: { parts: [...(facts.signs ?? shape.signs)], key: 'tenant', hash: facts.hash ?? 'sha256' },
    encryption: facts.sealer ? { sealer: facts.sealer, ids: { data: `_${random.hex(32)}`, key: `_${random.hex(32)}` } } : null,
  }
}

function withEmptyValuesAs(form: SamlShape['emptyValue'], attribute: Attribute): Attribute[] {
  const filled = attribute.values.filter((value) => value !== '')
  if (filled.length === attribute.values.length && filled.length > 0) return [attribute]
  if (form === 'kept') return attribute.values.length > 0 ? [attribute] : []
  if (form === 'kept-always') return [attribute.values.length > 0 ? attribute : { ...attribute, values: [''] }]
  if (form === 'childless') return [{ ...attribute, values: filled }]
  return filled.length > 0 ? [{ ...attribute, values: filled }] : []
}

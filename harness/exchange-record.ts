/** What an SP has to hold a Response against, as it was when the Response was sent. */
export interface ExpectedOfResponse {
  /** The entityID of the IdP. */
  issuer: string
  /** The entityID of the SP. */
  audience: string
  acsUrl: string
  /** The request that it answers; null: nobody has asked. */
  requestId: string | null
  /** PEM of those that the IdP may have signed with. */
  certificates: string[]
}

/** Where one attribute of a Response comes from, and what it came to; `values` is null where nothing was sent, for the reason in `why`. */
export interface AttributeOrigin {
  name: string
  from: string
  expression: string
  values: string[] | null
  why: string
}

/** One SAML exchange as the IdP recorded it, bytes as sent. */
export interface ExchangeRecord {
  at: string
  app: string
  person: string | null
  flow: 'sp-initiated' | 'idp-initiated'
  authnRequestXml: string | null
  authnRequestRaw: string | null
  responseXml: string | null
  /** The ID of the Response, by which the SP's log may name it. */
  responseId?: string | undefined
  /** What was encrypted in it, in the clear and without signatures, as our IdP wrote it. */
  clearXml?: string | undefined
  mutation: string | null
  refusal: { code: string; text: string } | null
  /** Both are missing without a Response, and in results of earlier versions. */
  expected?: ExpectedOfResponse | undefined
  origins?: AttributeOrigin[] | undefined
}

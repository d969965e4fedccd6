/** A call that an API does not answer with data; becomes `{ error: { code, message } }` with these headers. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.name = 'ApiRefusal'
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** 401 for a call that does not prove who makes it (RFC 9110 11.6.1, RFC 6750 3). */
export const unauthorized = (message: string): ApiRefusal =>
  new ApiRefusal(401, 'unauthorized', message, { 'WWW-Authenticate': 'Bearer realm="api", ApiKey realm="api"' })

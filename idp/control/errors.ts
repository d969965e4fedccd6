import type { ErrorRequestHandler } from 'express'
import * as z from 'zod'
import { issueWords } from '../directory/issue-words.ts'
import { DirectoryRefusal } from '../directory/limits.ts'
import { own } from '../directory/own.ts'

/** An answer other than success: `{ error: { code, message, path? } }`. */
export class ControlError extends Error {
  readonly status: number
  readonly code: string
  readonly path: string | undefined
  constructor(status: number, code: string, message: string, path?: string) {
    super(message)
    this.status = status
    this.code = code
    this.path = path
  }
}

/** Parses or throws a 422 that names the place in the body: `people[0].email`. */
export function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body, { error: issueWords })
  if (result.success) return result.data
  const { issues } = result.error
  // A key that does not belong there says more than the right one's being missing.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  const path = z.core.toDotPath(issue?.path ?? [])
  throw new ControlError(422, 'invalid', issue?.message ?? 'invalid', path)
}

export const sendControlError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error)
  const known = error instanceof ControlError ? error : (fromDirectory(error) ?? fromExpress(error))
  if (!known) return next(error)
  const { code, message, path } = known
  response.status(known.status).json({ error: { code, message, ...(path ? { path } : {}) } })
}

const fromDirectory = (error: unknown): ControlError | undefined =>
  error instanceof DirectoryRefusal
    ? new ControlError(error.code === 'too-many' ? 409 : 422, error.code, error.message)
    : undefined

/** What Express and its body parser say of a call that cannot be read, by the `type` that they give it. */
const unreadable: Readonly<Record<string, readonly [code: string, message: string]>> = {
  'entity.too.large': ['too-large', 'the body is larger than 1 MB'],
  'entity.parse.failed': ['not-json', 'the body is not well-formed JSON'],
  'charset.unsupported': ['unsupported-charset', 'send the body in UTF-8'],
  'encoding.unsupported': ['unsupported-encoding', 'the Content-Encoding is not known here: send the body as it is'],
}

/** undefined: it is no fault of the call. */
function fromExpress(error: unknown): ControlError | undefined {
  if (!(error instanceof Error && 'status' in error)) return undefined
  const { status } = error
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined
  if (error instanceof URIError) return new ControlError(status, 'bad-address', 'the address has a % that begins no character')
  const type = 'type' in error ? String(error.type) : ''
  const [code, message] = own(unreadable, type) ?? ['unreadable', 'the body could not be read']
  return new ControlError(status, code, message)
}

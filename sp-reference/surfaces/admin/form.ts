import express, { type Request, type RequestHandler } from 'express'

/** A form of the administration: several certificates fit. */
export const adminForm: RequestHandler = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 50 })

/** The fields of a posted form; of a field that came twice, nothing. */
export const fieldsOf = (request: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries((request.body ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

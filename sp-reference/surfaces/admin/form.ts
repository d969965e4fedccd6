import express, { type Request, type RequestHandler } from 'express'

/** A form of the administration: several certificates fit. */
export const adminForm: RequestHandler = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 50 })

/** The fields of a posted form; of a field that came twice, nothing. */
export const fieldsOf = (request: Pick<Request, 'body'>): Record<string, string> =>
  Object.fromEntries(
    Object.entries((request.body ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

/** A form with a box for each of many things. */
export const boxesForm: RequestHandler = express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 1000 })

/** What of a field with several boxes is ticked. */
export function tickedIn(request: Pick<Request, 'body'>, field: string): string[] {
  const value: unknown = request.body?.[field]
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string' && each !== '')
}

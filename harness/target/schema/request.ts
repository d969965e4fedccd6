import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

const SECRET_HEADER = /^(?:authorization|proxy-authorization|cookie|x-api-key|api-key|x-auth-token)$/i

/** A secret that stands in the file is in version control and in everybody's copy of it. */
export const headers = z
  .record(z.string(), z.string())
  .default({})
  .refine(
    (all) => Object.entries(all).every(([name, value]) => !SECRET_HEADER.test(name) || value.includes('{')),
    'a secret belongs into the environment: write it as {env.NAME}',
  )

/** One HTTP request; `{name}` is filled in everywhere. */
export const requestSchema = closedObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  url: z.string().describe('An address; one that starts with "/" is below the base'),
  headers,
  body: z.unknown().optional().describe('Sent as JSON'),
  form: z.record(z.string(), z.string()).optional().describe('Sent as a form instead'),
})
export type RequestTemplate = z.output<typeof requestSchema>

export const pointer = z.string().regex(/^(\/.*)?$/, 'a JSON pointer starts with "/"')

/** A program that is run in the folder of the target file. */
export const commandFields = {
  command: z.array(z.string()).min(1).describe('The program and its arguments; no shell reads them'),
  env: z.record(z.string(), z.string()).default({}),
  cwd: z.string().optional().describe('Default: the folder of the target file'),
}

/** A database; a statement may hold `{name}`, which becomes a bound parameter. */
export const databaseFields = {
  sqlite: z.string().optional().describe('An SQLite file'),
  postgres: z
    .string()
    .refine((url) => !/^\w+:\/\/[^:@/]*:[^@{]+@/.test(url), 'a password belongs into the environment: write it as {env.NAME}')
    .optional()
    .describe('postgres://user:password@host/database; keep the password in {env.NAME}'),
}

/** @returns the message when not exactly one database is named */
export const oneDatabase = [
  (value: { sqlite?: string | undefined; postgres?: string | undefined }) =>
    (value.sqlite === undefined) !== (value.postgres === undefined),
  'names one database: sqlite or postgres',
] as const

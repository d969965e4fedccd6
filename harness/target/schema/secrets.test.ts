import { expect, test } from '#unit-test'
import { targetSchema } from './target.ts'

const base = { name: 'sp', surfaces: {} }
const sql = (postgres: string) => ({ ...base, observe: [{ kind: 'sql', postgres, accounts: 'SELECT email FROM users' }] })
const hook = (headers: Record<string, string>) => ({ ...base, hooks: { reset: { url: '/reset', headers } } })

const refused: [string, unknown][] = [
  ['a bearer token', hook({ authorization: 'Bearer abcdef' })],
  ['an API key', hook({ 'X-Api-Key': 'abcdef' })],
  ['a token of SCIM', { ...base, observe: [{ kind: 'scim', url: '/scim', headers: { Authorization: 'Bearer x' } }] }],
  ['a password of a database', sql('postgres://reader:secret@127.0.0.1/app')],
]
for (const [name, file] of refused) {
  test(`no secret stands in a target file: ${name}`, () => {
    const parsed = targetSchema.safeParse(file)
    expect(JSON.stringify(parsed.error?.issues)).toContain('{env.NAME}')
  })
}

const taken: [string, unknown][] = [
  ['from the environment', hook({ authorization: 'Bearer {env.TOKEN}' })],
  ['made for the run', hook({ authorization: 'Bearer {spToken}' })],
  ['a header that is no secret', hook({ accept: 'application/json' })],
  ['a database with a password from the environment', sql('postgres://reader:{env.PW}@127.0.0.1/app')],
  ['a database without a password', sql('postgres://reader@127.0.0.1/app')],
]
for (const [name, file] of taken) {
  test(`secrets come from elsewhere: ${name}`, () => expect(targetSchema.safeParse(file).success).toBe(true))
}

import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { expect, test } from '#unit-test'
import { chosenProviders, listProviders } from '../../organisations/providers.ts'
import { NodeSqliteDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'
import * as initial from './001-initial.ts'
import * as providerEntries from './002-provider-entries.ts'
import * as lifecycle from './005-lifecycle.ts'
import * as nameIdKey from './006-name-id-key.ts'
import * as oneFormOfADomain from './009-one-form-of-a-domain.ts'

test('the one provider of a place becomes its chosen entry', async () => {
  const db = new Kysely<Database>({ dialect: new NodeSqliteDialect(new DatabaseSync(':memory:')) })
  await initial.up(db)
  const row = (place: string, issuer: string) =>
    sql`insert into providers values ('acme', ${place}, 'Okta', ${issuer}, 'https://idp.test/sso', '["PEM"]')`.execute(db)
  await row('end-user/Prod', 'https://idp.test/1')
  await row('end-user/Test', 'https://idp.test/2')
  await providerEntries.up(db)
  const chosen = await chosenProviders(db, 'acme')
  expect([...chosen.keys()].toSorted()).toEqual(['end-user/Prod', 'end-user/Test'])
  expect(await listProviders(db, 'acme', 'end-user/Prod')).toEqual([
    {
      id: chosen.get('end-user/Prod')?.id,
      place: 'end-user/Prod',
      name: 'Okta',
      issuer: 'https://idp.test/1',
      ssoUrl: 'https://idp.test/sso',
      certificates: ['PEM'],
      metadataUrl: null,
    },
  ])
  await db.destroy()
})

test('identities that are there get the form in which they are compared', async () => {
  const db = new Kysely<Database>({ dialect: new NodeSqliteDialect(new DatabaseSync(':memory:')) })
  await initial.up(db)
  await sql`insert into identities (accountId, organisation, issuer, nameId, linkedAt)
    values ('acc_1', 'acme', 'https://idp.test', 'Ada@X.test', '')`.execute(db)
  await nameIdKey.up(db)
  expect(await db.selectFrom('identities').select(['nameId', 'nameIdKey']).execute()).toEqual([
    { nameId: 'Ada@X.test', nameIdKey: 'ada@x.test' },
  ])
  await db.destroy()
})

const unicode = 'ada@bücher.example'
const ascii = 'ada@xn--bcher-kva.example'

/** A database of before, with one organisation and its accounts, the oldest first. */
async function withAccounts(policy: object, emails: readonly string[]) {
  const db = new Kysely<Database>({ dialect: new NodeSqliteDialect(new DatabaseSync(':memory:')) })
  await initial.up(db)
  await lifecycle.up(db)
  await sql.raw(`alter table identities add column nameIdKey text not null default ''`).execute(db)
  await db
    .insertInto('organisations')
    .values({ slug: 'acme', settings: JSON.stringify({ policy, workspaces: ['HR'] }) })
    .execute()
  for (const [index, email] of emails.entries())
    await sql`insert into accounts values (${`acc_${index}`}, 'acme', ${email}, ${email}, ${email}, 'Ada', 'active', 'saml', null,
      ${`2030-01-0${index + 1}`}, '')`.execute(db)
  return db
}

const keysIn = async (db: Kysely<Database>) =>
  (await db.selectFrom('accounts').select(['emailKey', 'loginKey']).orderBy('id').execute()).map((each) => Object.values(each))

for (const [title, policy, emails, expected, notes] of [
  ['gets its ASCII form', {}, [unicode], [ascii], 0],
  ['stays where addresses are compared as they are written', { workspace: { emailCompare: 'exact' } }, [unicode], [unicode], 0],
  ['is not kept by what a side without places declares', { endUser: { emailCompare: 'exact' } }, [unicode], [ascii], 0],
  ['stays where the ASCII form is another account, also a younger one', {}, [unicode, ascii], [unicode, ascii], 1],
  ['goes to the older of two accounts', {}, [unicode, 'ada@bÜcher.example'], [ascii, 'ada@bÜcher.example'], 1],
  [
    'stays for a look-alike',
    {},
    ['ada@\u212Aelvin.example', 'ada@kelvin.example'],
    ['ada@\u212Aelvin.example', 'ada@kelvin.example'],
    0,
  ],
] as const)
  test(`the key of a domain with letters of its own ${title}`, async () => {
    const db = await withAccounts(policy, emails)
    await oneFormOfADomain.up(db)
    expect(await keysIn(db)).toEqual(expected.map((key) => [key, key]))
    expect(await db.selectFrom('audit').select('event').execute()).toHaveLength(notes)
    await oneFormOfADomain.up(db)
    expect(await keysIn(db)).toEqual(expected.map((key) => [key, key]))
    await db.destroy()
  })

test('invitations and NameIDs get the ASCII form too, but for a second open invitation to the same place', async () => {
  const db = await withAccounts({}, [])
  const invite = (id: string, place: string, key: string) =>
    sql`insert into invitations values (${id}, 'acme', ${place}, ${key}, ${key}, null, 'owner', '', null, null)`.execute(db)
  await invite('inv_1', 'end-user/Prod', unicode)
  await invite('inv_2', 'workspace/HR', unicode)
  await invite('inv_3', 'workspace/HR', ascii)
  for (const nameId of [unicode, 'Opaque'])
    await sql`insert into identities (accountId, organisation, issuer, nameId, linkedAt)
      values ('acc_1', 'acme', 'https://idp.test', ${nameId}, '')`.execute(db)
  await oneFormOfADomain.up(db)
  const keys = await db.selectFrom('invitations').select('emailKey').orderBy('id').execute()
  expect(keys.map(({ emailKey }) => emailKey)).toEqual([ascii, unicode, ascii])
  const known = await db.selectFrom('identities').select('nameIdKey').orderBy('nameId').execute()
  expect(known.map((each) => each.nameIdKey)).toEqual(['opaque', ascii])
  await db.destroy()
})

import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { expect, test } from '#unit-test'
import { chosenProviders, listProviders } from '../../organisations/providers.ts'
import { NodeSqliteDialect } from '../dialect.ts'
import type { Database } from '../schema.ts'
import * as initial from './001-initial.ts'
import * as providerEntries from './002-provider-entries.ts'
import * as nameIdKey from './006-name-id-key.ts'

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

import { expect, test } from '#unit-test'
import type { App } from '../directory/schema.ts'
import { findProfile } from './index.ts'
import { nameIdSetting } from './name-id.ts'
import type { NameIdFormat } from './requests.ts'

const cases: [profile: string, nameId: App['nameId'], expected: string, asked?: NameIdFormat][] = [
  ['okta', undefined, 'unspecified user.login'],
  ['okta', { format: 'unspecified' }, 'unspecified user.login'],
  ['okta', { format: 'emailAddress' }, 'emailAddress user.email'],
  ['okta', { source: 'user.email' }, 'unspecified user.email'],
  ['okta', { format: 'persistent' }, 'persistent null'],
  ['okta', { format: 'transient', source: 'user.id' }, 'transient user.id'],
  ['onelogin', undefined, 'emailAddress appuser.email'],
  ['onelogin', { format: 'unspecified' }, 'unspecified appuser.email'],
  ['entra-id', undefined, 'emailAddress user.userprincipalname'],
  ['entra-id', { format: 'emailAddress' }, 'emailAddress user.userprincipalname'],
  ['entra-id', { format: 'persistent' }, 'persistent null'],
  // Microsoft docs, "Single sign-on SAML protocol", NameIDPolicy: a pairwise identifier, a random one, the address.
  ['entra-id', { format: 'emailAddress', source: 'user.mail' }, 'persistent null', 'persistent'],
  ['entra-id', { format: 'emailAddress', source: 'user.mail' }, 'transient null', 'transient'],
  ['entra-id', { format: 'persistent', source: 'user.mail' }, 'emailAddress user.mail', 'emailAddress'],
  ['google-workspace', undefined, 'unspecified primaryEmail'],
  ['google-workspace', { format: 'emailAddress' }, 'emailAddress primaryEmail'],
]
for (const [id, nameId, expected, asked] of cases)
  test(`${id}: a NameID that is set up as ${JSON.stringify(nameId) ?? 'nothing'}${asked ? `, ${asked} being asked for` : ''}`, () => {
    const profile = findProfile(id)
    if (!profile) throw new Error('there is no such vendor')
    const { format, source } = nameIdSetting(profile, nameId ? { nameId } : {}, asked)
    expect(`${format} ${source}`).toBe(expected)
  })
